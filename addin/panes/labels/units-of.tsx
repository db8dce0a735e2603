/** Which units the labels are of: the fields of a range, of a document, or of cells that are selected. */
import { Button, Caption1, Field, Input, makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { sentenceOf } from '../../client.ts';
import { Notice } from '../../parts/parts.tsx';
import { PickField, useChoices } from '../../parts/pick-field.tsx';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';
import type { NamedUnit } from './state.ts';
import type { ChoiceProps } from './view.tsx';

const texts = textsOf('labels');

const useStyles = makeStyles({ wide: { minWidth: 0, width: '100%' } });

export function UnitsOf(props: ChoiceProps): React.JSX.Element {
  const styles = useStyles();
  const { choice, onChange } = props;
  switch (choice.source) {
    case 'range':
      return <RangeFields {...props} />;
    case 'document':
      return (
        <Field label={texts.document} hint={texts.documentHint}>
          <Input
            className={styles.wide}
            value={choice.document}
            onChange={(_event, { value }) => onChange({ document: value })}
          />
        </Field>
      );
    case 'units':
      return <SelectedUnits {...props} />;
  }
}

function RangeFields({ choice, onChange }: ChoiceProps): React.JSX.Element {
  const styles = useStyles();
  return (
    <>
      <PickField
        label={texts.item}
        choices={useChoices('items')}
        code={choice.item}
        onPick={(item) => onChange({ item })}
      />
      <Field label={texts.serials} hint={texts.serialsHint}>
        <Input
          className={styles.wide}
          value={choice.serials}
          onChange={(_event, { value }) => onChange({ serials: value })}
        />
      </Field>
    </>
  );
}

/** Reads the cells that are selected in the sheet: those that hold a serial of the books are units. */
function SelectedUnits({ choice, onChange }: ChoiceProps): React.JSX.Element {
  const { client, host } = useServices();
  const [fault, setFault] = useState<string | null>(null);
  const [isReading, setReading] = useState(false);

  async function readUnits(): Promise<readonly NamedUnit[]> {
    const read = (await host.readSelection()).map((text) => text.trim());
    const serials = [...new Set(read.filter((text) => text !== ''))];
    if (serials.length === 0) return [];
    const answer = await client.call('lookupUnits', { body: { serials } });
    if (!answer.ok) throw new Error(sentenceOf(answer.error));
    return answer.value.results.flatMap(({ units }) =>
      units.map(({ item, serial }) => ({ item, serial })),
    );
  }

  async function take(): Promise<void> {
    setReading(true);
    setFault(null);
    try {
      const units = await readUnits();
      onChange({ units });
      if (units.length === 0) setFault(texts.noneSelected);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
    setReading(false);
  }

  return (
    <>
      <Caption1>{texts.named(choice.units.length, choice.units[0]?.serial ?? '')}</Caption1>
      {host.isExcel && (
        <Button disabled={isReading} onClick={() => void take()}>
          {texts.takeSelection}
        </Button>
      )}
      {fault !== null && <Notice intent="warning">{fault}</Notice>}
    </>
  );
}
