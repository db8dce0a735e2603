/** Where units go whose document names no bin: a bin of the right type for each, saved as it is chosen. */
import { Field, makeStyles, Select } from '@fluentui/react-components';
import type { AnswerOf } from '../../../shared/api.ts';
import { defaultBins, type DefaultBin } from '../../../shared/stock/masters.ts';
import { binRules } from '../../../shared/stock/settings.ts';
import { textsOf } from '../../texts/texts.ts';
import { Body, ToldNotice, Waiting } from './section.tsx';
import { useAreas, type Area } from './use-areas.ts';
import { useAnswer, useSaving } from './use-books.ts';

const texts = textsOf('settings');

const useStyles = makeStyles({ wide: { minWidth: 0, width: '100%' } });

export function Bins(): React.JSX.Element {
  const settings = useAnswer('getSettings');
  const areas = useAreas();
  const { told, isSaving, save } = useSaving();
  if (settings.value === null) {
    return <Waiting trouble={settings.trouble} onAgain={settings.again} />;
  }
  if (areas.value === null) return <Waiting trouble={areas.trouble} onAgain={areas.again} />;

  async function choose(name: DefaultBin, code: string): Promise<void> {
    const answer = await save(
      'putSettings',
      { body: { bins: { [name]: code === '' ? null : code } } },
      () => texts.saved(texts.bins.names[name]),
    );
    if (answer !== null) settings.put(answer);
  }

  const { bins } = settings.value;
  const { value: places } = areas;
  return (
    <Body>
      <ToldNotice told={told} />
      {defaultBins.map((name) => (
        <BinField
          key={name}
          name={name}
          bins={bins}
          places={places}
          isSaving={isSaving}
          onChoose={(code) => void choose(name, code)}
        />
      ))}
    </Body>
  );
}

interface BinFieldProps {
  readonly name: DefaultBin;
  readonly bins: AnswerOf<'getSettings'>['bins'];
  readonly places: readonly Area[];
  readonly isSaving: boolean;
  readonly onChoose: (code: string) => void;
}

function BinField({ name, bins, places, isSaving, onChoose }: BinFieldProps): React.JSX.Element {
  const styles = useStyles();
  const rule = binRules[name];
  const fitting = places.filter(
    ({ kind, binType }) => kind === 'bin' && (binType ?? 'stock') === rule.binType,
  );
  const mark = (label: string, code: string | null): string =>
    code === rule.code ? `${label} (${texts.usual})` : label;
  return (
    <Field label={texts.bins.names[name]}>
      <Select
        className={styles.wide}
        value={bins[name] ?? ''}
        disabled={isSaving}
        onChange={(_event, { value }) => onChoose(value)}
      >
        {rule.code === null && <option value="">{mark(texts.bins.stay, null)}</option>}
        {fitting.map(({ code, description }) => (
          <option key={code} value={code}>
            {mark(texts.bins.option(code, description ?? ''), code)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
