/** Labels of units: of a range, a document, or the cells that are selected; shown before they are printed. */
import { Button, Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { PrintRegular } from '@fluentui/react-icons/svg/print';
import { useMemo, useState } from 'react';
import { labelSymbologies } from '../../../shared/api/labels.ts';
import { stockNames } from '../../../shared/labels/stocks.ts';
import { sentenceOf } from '../../client.ts';
import { Choice } from '../../parts/choice.tsx';
import { Notice, Pane } from '../../parts/parts.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';
import { Preview } from './preview.tsx';
import {
  beginLabels,
  fileNameOf,
  labelSources,
  labelsOnSheet,
  mostCopies,
  readCount,
  requestOf,
  type LabelChoice,
} from './state.ts';
import { UnitsOf } from './units-of.tsx';

const texts = textsOf('labels');

/** What is called so in every language. */
const plainNames = { code128: 'Code 128', qr: 'QR' } as const;

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    gap: tokens.spacingHorizontalS,
    alignItems: 'start',
  },
  wide: { minWidth: 0, width: '100%' },
  checks: { display: 'flex', flexDirection: 'column' },
});

export function View({ text }: PaneProps): React.JSX.Element {
  const { announce, client, host } = useServices();
  const [choice, setChoice] = useState(() => beginLabels(text));
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const body = useMemo(() => requestOf(choice), [choice]);
  const change = (part: Partial<LabelChoice>): void => {
    setFault(null);
    setChoice({ ...choice, ...part });
  };

  async function print(): Promise<void> {
    if (body === null) return;
    setBusy(true);
    setFault(null);
    const printed = await client.download('printLabels', { query: { format: 'pdf' }, body });
    setBusy(false);
    if (printed.ok) {
      host.openFile(URL.createObjectURL(printed.value), fileNameOf(choice, texts.fileName));
      announce(texts.opened, 'good');
      return;
    }
    setFault(sentenceOf(printed.error));
    announce(sentenceOf(printed.error), 'bad');
  }

  return (
    <Pane title={texts.title}>
      <Choice
        label={texts.source}
        choices={texts.sources}
        names={labelSources}
        chosen={choice.source}
        onChoose={(source) => change({ source })}
      />
      <UnitsOf choice={choice} onChange={change} />
      <Looks choice={choice} onChange={change} />
      <Preview body={body} />
      {fault !== null && <Notice intent="error">{fault}</Notice>}
      <Button
        appearance="primary"
        icon={<PrintRegular />}
        disabled={body === null || isBusy}
        onClick={() => void print()}
      >
        {isBusy ? texts.printing : texts.print}
      </Button>
    </Pane>
  );
}

export interface ChoiceProps {
  readonly choice: LabelChoice;
  readonly onChange: (part: Partial<LabelChoice>) => void;
}

/** On what the labels are printed, with which code, and what stands on them. */
function Looks({ choice, onChange }: ChoiceProps): React.JSX.Element {
  const styles = useStyles();
  const onSheet = labelsOnSheet(choice.stock);
  return (
    <>
      <Choice
        label={texts.stock}
        choices={texts.stocks}
        names={stockNames}
        chosen={choice.stock}
        onChoose={(stock) => onChange({ stock, startAt: '1' })}
      />
      <Choice
        label={texts.symbology}
        choices={{ ...plainNames, ...texts.symbologies }}
        names={labelSymbologies}
        chosen={choice.symbology}
        onChoose={(symbology) => onChange({ symbology })}
      />
      <div className={styles.pair}>
        <CountField
          label={texts.copies}
          text={choice.copies}
          most={mostCopies}
          onChange={(copies) => onChange({ copies })}
        />
        {onSheet > 1 && (
          <CountField
            label={texts.startAt}
            text={choice.startAt}
            most={onSheet}
            onChange={(startAt) => onChange({ startAt })}
          />
        )}
      </div>
      {choice.source !== 'range' && (
        <div className={styles.checks}>
          <Checkbox
            label={texts.withLot}
            checked={choice.withLot}
            onChange={(_event, { checked }) => onChange({ withLot: checked === true })}
          />
          <Checkbox
            label={texts.withManufacturerSerial}
            checked={choice.withManufacturerSerial}
            onChange={(_event, { checked }) =>
              onChange({ withManufacturerSerial: checked === true })
            }
          />
        </div>
      )}
    </>
  );
}

interface CountFieldProps {
  readonly label: string;
  readonly text: string;
  readonly most: number;
  readonly onChange: (text: string) => void;
}

function CountField({ label, text, most, onChange }: CountFieldProps): React.JSX.Element {
  const styles = useStyles();
  const isRight = readCount(text, most) !== null;
  return (
    <Field label={label} {...(isRight ? {} : { validationMessage: texts.oneTo(most) })}>
      <Input
        className={styles.wide}
        type="number"
        min={1}
        max={most}
        value={text}
        onChange={(_event, { value }) => onChange(value)}
      />
    </Field>
  );
}
