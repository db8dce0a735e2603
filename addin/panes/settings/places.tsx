/** Locations, areas and bins as a tree; a press changes one, and new ones are added. */
import { Button, makeStyles } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { BoxRegular } from '@fluentui/react-icons/svg/box';
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { LayerRegular } from '@fluentui/react-icons/svg/layer';
import { useState, type ReactElement } from 'react';
import { Empty } from '../../parts/parts.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import { textsOf } from '../../texts/texts.ts';
import { PlaceForm } from './place-form.tsx';
import { flattenPlaces, type PlaceRow } from './place-tree.ts';
import { Body, Buttons, ToldNotice, Waiting } from './section.tsx';
import { useAreas, type Area } from './use-areas.ts';
import { useSaving } from './use-books.ts';

const texts = textsOf('settings');

const icons: Readonly<Record<Area['kind'], ReactElement>> = {
  location: <BuildingRegular />,
  area: <LayerRegular />,
  bin: <BoxRegular />,
};

const useStyles = makeStyles({
  inside: { paddingLeft: '16px' },
  deeper: { paddingLeft: '32px' },
});

type Editing = { readonly area: Area | null } | null;

export function Places(): React.JSX.Element {
  const styles = useStyles();
  const { value, trouble, again, put } = useAreas();
  const [editing, setEditing] = useState<Editing>(null);
  const { told, tell } = useSaving();
  if (value === null) return <Waiting trouble={trouble} onAgain={again} />;

  function save(area: Area): void {
    const others = (value ?? []).filter(({ code }) => code !== area.code);
    put([...others, area]);
    setEditing(null);
    tell({ intent: 'success', text: texts.saved(area.code) });
  }

  if (editing !== null) {
    return (
      <Body>
        <PlaceForm
          area={editing.area}
          areas={value}
          onSaved={save}
          onCancel={() => setEditing(null)}
        />
      </Body>
    );
  }
  const rows = flattenPlaces(value);
  const indents = ['', styles.inside, styles.deeper] as const;
  return (
    <Body>
      <ToldNotice told={told} />
      <Buttons>
        <Button
          icon={<AddRegular />}
          onClick={() => {
            tell(null);
            setEditing({ area: null });
          }}
        >
          {texts.places.add}
        </Button>
      </Buttons>
      {rows.length === 0 && <Empty>{texts.places.none}</Empty>}
      <Rows label={texts.sections.places[0]}>
        {rows.map((row) => (
          <Row
            key={row.area.code}
            icon={icons[row.area.kind]}
            title={<span className={indents[Math.min(2, row.depth)]}>{row.area.code}</span>}
            more={<span className={indents[Math.min(2, row.depth)]}>{moreOf(row)}</span>}
            onOpen={() => {
              tell(null);
              setEditing({ area: row.area });
            }}
          />
        ))}
      </Rows>
    </Body>
  );
}

function moreOf({ area }: PlaceRow): string {
  const { kind, description, binType, stockType } = area;
  const { places } = texts;
  const isPlain = (stockType ?? 'normal') === 'normal';
  const said = [
    description ?? '',
    kind === 'bin' ? '' : places.kinds[kind],
    kind === 'bin' && binType === 'out' ? places.notOurs : '',
    kind === 'bin' && !isPlain ? places.stockTypes[stockType ?? 'normal'] : '',
  ];
  // A bin is often called after what lies in it, which is then said once.
  return [...new Set(said)].filter((part) => part !== '').join(' · ');
}
