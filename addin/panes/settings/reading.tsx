/** How the add-in speaks to this person: language, numbers and days, sounds. */
import { Caption1, Field, Select, Switch } from '@fluentui/react-components';
import { useServices } from '../../services.tsx';
import { formatAmount, formatDay, formatNames, type FormatName } from '../../texts/formats.ts';
import { chooseLanguage, languageNames, languages, textsOf } from '../../texts/texts.ts';
import { Body } from './section.tsx';

const texts = textsOf('settings');

/** The same amount and day in each format. */
const samples: Readonly<Record<FormatName, string>> = {
  iso: '1,234.50 · 2026-03-31',
  us: '1,234.50 · 03/31/2026',
  uk: '1,234.50 · 31/03/2026',
  de: '1.234,50 · 31.03.2026',
  ch: '1’234.50 · 31.03.2026',
  fr: '1 234,50 · 31/03/2026',
};

export function Reading(): React.JSX.Element {
  const { host, preferences, sounds } = useServices();
  const system = languageNames[chooseLanguage(host.languages())];
  return (
    <Body>
      <Field label={texts.reading.language}>
        <Select
          value={preferences.language}
          onChange={(_event, { value }) =>
            preferences.setLanguage(languages.find((name) => name === value) ?? 'system')
          }
        >
          <option value="system">{texts.reading.system(system)}</option>
          {languages.map((name) => (
            <option key={name} value={name} lang={name}>
              {languageNames[name]}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        label={texts.reading.format}
        hint={`${formatAmount('1234.50')} · ${formatDay('2026-03-31')}`}
      >
        <Select
          value={preferences.format}
          onChange={(_event, { value }) =>
            preferences.setFormat(formatNames.find((name) => name === value) ?? 'system')
          }
        >
          <option value="system">{texts.reading.systemFormat}</option>
          {formatNames.map((name) => (
            <option key={name} value={name}>
              {samples[name]}
            </option>
          ))}
        </Select>
      </Field>
      <div>
        <Switch
          label={texts.reading.sounds}
          checked={sounds.isOn}
          onChange={(_event, { checked }) => sounds.set(checked)}
        />
        <Caption1 block>{texts.reading.soundsHint}</Caption1>
      </div>
    </Body>
  );
}
