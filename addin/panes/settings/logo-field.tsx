/** Chooses the company's logo from a file, and says at once why a file cannot be one. */
import { Button, Field } from '@fluentui/react-components';
import { useRef } from 'react';
import type { DesignAnswer } from '../../../shared/api/design.ts';
import type { DesignIssue } from '../../../shared/company/design-issues.ts';
import { readLogo } from '../../../shared/company/logo.ts';
import { textsOf } from '../../texts/texts.ts';
import { Buttons } from './section.tsx';

const texts = textsOf('design');

interface LogoFieldProps {
  readonly label: string;
  readonly logo: DesignAnswer['logo'];
  readonly sentence: string | null;
  readonly onChange: (logo: DesignAnswer['logo']) => void;
  readonly onRefuse: (issues: readonly DesignIssue[]) => void;
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export function LogoField(props: LogoFieldProps): React.JSX.Element {
  const { label, logo, sentence, onChange, onRefuse } = props;
  const chooser = useRef<HTMLInputElement>(null);

  async function take(file: File): Promise<void> {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const facts = readLogo(bytes);
    if (facts.ok) onChange({ ...facts.value, data: toBase64(bytes) });
    else onRefuse(facts.error);
  }

  return (
    <Field label={label} hint={texts.logoHint} validationMessage={sentence}>
      <div>
        <input
          ref={chooser}
          type="file"
          accept="image/png,image/jpeg"
          hidden
          aria-label={label}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file !== undefined) void take(file);
            target.value = '';
          }}
        />
        <Buttons>
          <Button onClick={() => chooser.current?.click()}>{texts.chooseLogo}</Button>
          {logo !== null && <Button onClick={() => onChange(null)}>{texts.removeLogo}</Button>}
        </Buttons>
      </div>
    </Field>
  );
}
