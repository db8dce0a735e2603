/** One of few names, each in a person's words. */
import { Field, Select } from '@fluentui/react-components';

interface ChoiceProps<Name extends string> {
  readonly label: string;
  readonly choices: Readonly<Record<Name, string>>;
  readonly names: readonly Name[];
  readonly chosen: Name;
  readonly onChoose: (name: Name) => void;
}

export function Choice<Name extends string>(props: ChoiceProps<Name>): React.JSX.Element {
  const { label, choices, names, chosen, onChoose } = props;
  return (
    <Field label={label}>
      <Select
        value={chosen}
        onChange={(_event, { value }) => {
          const name = names.find((each) => each === value);
          if (name !== undefined) onChoose(name);
        }}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {choices[name]}
          </option>
        ))}
      </Select>
    </Field>
  );
}
