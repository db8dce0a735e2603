/** The rules of the books as choices, each saved as it is chosen. What was usual for new books is marked. */
import { Caption1, Field, Radio, RadioGroup, Switch } from '@fluentui/react-components';
import {
  defaultSettings,
  makersSerialPolicies,
  overReceiptPolicies,
  type SettingChanges,
} from '../../../shared/stock/settings.ts';
import { textsOf } from '../../texts/texts.ts';
import { Body, ToldNotice, Waiting } from './section.tsx';
import { useAnswer, useSaving } from './use-books.ts';

const texts = textsOf('settings');

function markUsual(label: string, isUsual: boolean): string {
  return isUsual ? `${label} (${texts.usual})` : label;
}

export function Rules(): React.JSX.Element {
  const { value, trouble, again, put } = useAnswer('getSettings');
  const { told, isSaving, save } = useSaving();
  if (value === null) return <Waiting trouble={trouble} onAgain={again} />;

  async function change(title: string, changes: SettingChanges): Promise<void> {
    const answer = await save('putSettings', { body: changes }, () => texts.saved(title));
    if (answer !== null) put(answer);
  }

  const { rules } = texts;
  const makers = rules.autoSerialWithManufacturerSerial;
  return (
    <Body>
      <ToldNotice told={told} />
      <Choice
        {...makers}
        names={makersSerialPolicies}
        chosen={value.autoSerialWithManufacturerSerial}
        usual={defaultSettings.autoSerialWithManufacturerSerial}
        isSaving={isSaving}
        onChoose={(name) => void change(makers.title, { autoSerialWithManufacturerSerial: name })}
      />
      <Choice
        {...rules.overReceipt}
        names={overReceiptPolicies}
        chosen={value.overReceipt}
        usual={defaultSettings.overReceipt}
        isSaving={isSaving}
        onChoose={(name) => void change(rules.overReceipt.title, { overReceipt: name })}
      />
      <Either
        {...rules.searchOtherBins}
        isOn={value.searchOtherBins}
        isUsual={defaultSettings.searchOtherBins}
        isSaving={isSaving}
        onChoose={(isOn) => void change(rules.searchOtherBins.title, { searchOtherBins: isOn })}
      />
      <Either
        {...rules.linkComponents}
        isOn={value.linkComponents}
        isUsual={defaultSettings.linkComponents}
        isSaving={isSaving}
        onChoose={(isOn) => void change(rules.linkComponents.title, { linkComponents: isOn })}
      />
    </Body>
  );
}

interface ChoiceProps<Name extends string> {
  readonly title: string;
  readonly meaning: string;
  readonly choices: Readonly<Record<Name, string>>;
  readonly names: readonly Name[];
  readonly chosen: Name;
  readonly usual: Name;
  readonly isSaving: boolean;
  readonly onChoose: (name: Name) => void;
}

function Choice<Name extends string>(props: ChoiceProps<Name>): React.JSX.Element {
  const { title, meaning, choices, names, chosen, usual, isSaving, onChoose } = props;
  return (
    <Field
      label={{
        children: (
          <>
            {title}
            <Caption1 block>{meaning}</Caption1>
          </>
        ),
      }}
    >
      <RadioGroup
        value={chosen}
        disabled={isSaving}
        onChange={(_event, { value }) => {
          const name = names.find((each) => each === value);
          if (name !== undefined) onChoose(name);
        }}
      >
        {names.map((name) => (
          <Radio key={name} value={name} label={markUsual(choices[name], name === usual)} />
        ))}
      </RadioGroup>
    </Field>
  );
}

interface EitherProps {
  readonly title: string;
  readonly meaning: string;
  readonly isOn: boolean;
  readonly isUsual: boolean;
  readonly isSaving: boolean;
  readonly onChoose: (isOn: boolean) => void;
}

function Either(props: EitherProps): React.JSX.Element {
  const { title, meaning, isOn, isUsual, isSaving, onChoose } = props;
  return (
    <Field hint={meaning}>
      <Switch
        label={markUsual(title, isOn === isUsual)}
        checked={isOn}
        disabled={isSaving}
        onChange={(_event, { checked }) => onChoose(checked)}
      />
    </Field>
  );
}
