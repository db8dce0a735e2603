/** How the company appears on what it prints. What is wrong is said at its field, by the rules that the books have too. */
import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { DesignAnswer } from '../../../shared/api/design.ts';
import {
  checkDesign,
  documentBarcodes,
  longestTexts,
  papers,
  serialSwitches,
  type DesignTexts,
} from '../../../shared/company/design.ts';
import {
  designFields,
  sayDesignIssue,
  type DesignIssue,
} from '../../../shared/company/design-issues.ts';
import { languages } from '../../../shared/languages.ts';
import { languageNames, spokenLanguage, textsOf } from '../../texts/texts.ts';
import { Choice } from '../../parts/choice.tsx';
import { DesignPreview } from './design-preview.tsx';
import { LogoField } from './logo-field.tsx';
import { Body, Buttons, Form, ToldNotice, Waiting } from './section.tsx';
import { useAnswer, useSaving } from './use-books.ts';

const texts = textsOf('design');
const common = textsOf('settings');

/** What is called so in every language. */
const sizes = { a4: 'A4' } as const;
const symbologies = { code128: 'Code 128', qr: 'QR' } as const;

/** The fields of one line, in the order in which they stand. */
const firstLines = ['name'] as const satisfies readonly (keyof DesignTexts)[];
const moreLines = [
  'taxNumber',
  'registration',
  'bankLine',
  'email',
  'phone',
] as const satisfies readonly (keyof DesignTexts)[];

export function Documents(): React.JSX.Element {
  const { value, trouble, again, put } = useAnswer('getDesign');
  const { told, isSaving, save } = useSaving();
  const [form, setForm] = useState<DesignAnswer | null>(null);
  const [logoIssues, setLogoIssues] = useState<readonly DesignIssue[]>([]);
  useEffect(() => setForm(value), [value]);
  if (form === null) return <Waiting trouble={trouble} onAgain={again} />;

  const issues = [...checkDesign(form), ...logoIssues];
  const names = designFields[spokenLanguage()];
  const change = (patch: Partial<DesignAnswer>): void => setForm({ ...form, ...patch });
  const sentenceAt = (field: DesignIssue['field']): string | null => {
    const issue = issues.find((each) => each.field === field);
    return issue === undefined ? null : sayDesignIssue(issue, spokenLanguage());
  };

  async function submit(shown: DesignAnswer): Promise<void> {
    const { logo, ...rest } = shown;
    const body = { ...rest, logo: logo === null ? null : { data: logo.data } };
    const answer = await save('putDesign', { body }, () => texts.saved);
    if (answer !== null) put(answer);
  }

  const line = (field: keyof DesignTexts | 'accent', hint?: string): React.JSX.Element => (
    <Field
      key={field}
      label={names[field]}
      validationMessage={sentenceAt(field)}
      {...(hint === undefined ? {} : { hint })}
    >
      <Input
        value={form[field]}
        maxLength={field === 'accent' ? 7 : longestTexts[field] + 1}
        onChange={(_event, { value: text }) => change({ [field]: text })}
      />
    </Field>
  );

  return (
    <Body>
      <Form
        label={common.sections.documents[0]}
        isSaving={isSaving || issues.length > 0}
        onSubmit={() => void submit(form)}
      >
        {firstLines.map((field) => line(field))}
        <Field
          label={names.addressLines}
          hint={texts.addressHint}
          validationMessage={sentenceAt('addressLines')}
        >
          <Textarea
            value={form.addressLines.join('\n')}
            onChange={(_event, { value: text }) => change({ addressLines: text.split('\n') })}
          />
        </Field>
        {moreLines.map((field) => line(field, field === 'bankLine' ? texts.bankHint : undefined))}
        <LogoField
          label={names.logo}
          logo={form.logo}
          sentence={sentenceAt('logo')}
          onChange={(logo) => {
            setLogoIssues([]);
            change({ logo });
          }}
          onRefuse={setLogoIssues}
        />
        {line('accent', texts.accentHint)}
        {line('paymentTerms')}
        {line('footer')}
        <Choice
          label={names.paper}
          choices={{ ...sizes, ...texts.papers }}
          names={papers}
          chosen={form.paper}
          onChoose={(paper) => change({ paper })}
        />
        <Choice
          label={names.language}
          choices={languageNames}
          names={languages}
          chosen={form.language}
          onChoose={(language) => change({ language })}
        />
        <Choice
          label={names.documentBarcode}
          choices={{ ...symbologies, ...texts.documentBarcode }}
          names={documentBarcodes}
          chosen={form.documentBarcode}
          onChoose={(documentBarcode) => change({ documentBarcode })}
        />
        <Choice
          label={names.serials}
          choices={texts.serials}
          names={serialSwitches}
          chosen={form.serials}
          onChoose={(serials) => change({ serials })}
        />
        {line('linkDomain', texts.linkHint)}
        <DesignPreview design={form} />
        <ToldNotice told={told} />
        <Buttons>
          <Button type="submit" appearance="primary" disabled={isSaving || issues.length > 0}>
            {common.save}
          </Button>
        </Buttons>
      </Form>
    </Body>
  );
}
