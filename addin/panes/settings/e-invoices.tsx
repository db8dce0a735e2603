/** What the company and each of its customers say on e-invoices. What is wrong is said at its field. */
import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnswerOf } from '../../../shared/api.ts';
import {
  checkEInvoiceFields,
  emptyBuyer,
  zeroTaxCategories,
  type EInvoiceBuyer,
  type EInvoiceSeller,
} from '../../../shared/company/einvoice.ts';
import { eInvoiceFields, type EInvoiceField } from '../../../shared/company/einvoice-issues.ts';
import { Choice } from '../../parts/choice.tsx';
import { PickField, useChoices } from '../../parts/pick-field.tsx';
import { spokenLanguage, textsOf } from '../../texts/texts.ts';
import { Body, Buttons, Form, ToldNotice, Waiting } from './section.tsx';
import { useAnswer, useSaving } from './use-books.ts';

const texts = textsOf('einvoice');
const common = textsOf('settings');

const addressFields = [
  'vatId',
  'street',
  'postcode',
  'city',
  'country',
  'electronicScheme',
  'electronicAddress',
  'paymentDays',
] as const satisfies readonly EInvoiceField[];
const sellerFields = [...addressFields, 'contact', 'bic'] as const;
const buyerFields = [...addressFields, 'buyerReference'] as const;
const categories = ['', ...zeroTaxCategories] as const;

function hintOf(field: EInvoiceField): string {
  const hints: Partial<Record<EInvoiceField, string>> = texts.hints;
  return hints[field] ?? '';
}

type Fields = Partial<Record<EInvoiceField, string>>;

interface FieldsFormProps<Value extends Fields> {
  readonly label: string;
  readonly fields: readonly EInvoiceField[];
  readonly begin: Value;
  readonly isSaving: boolean;
  readonly onSave: (fields: Value) => void;
}

function FieldsForm<Value extends EInvoiceSeller | EInvoiceBuyer>({
  label,
  fields,
  begin,
  isSaving,
  onSave,
}: FieldsFormProps<Value>): React.JSX.Element {
  const [form, setForm] = useState<Value>(begin);
  const names = eInvoiceFields[spokenLanguage()];
  const wrong = new Set(checkEInvoiceFields(form));
  const change = (field: EInvoiceField, text: string): void =>
    setForm({ ...form, [field]: text.trim() === '' ? '' : text });
  const textOf = (field: EInvoiceField): string => (form as Fields)[field] ?? '';
  return (
    <Form label={label} isSaving={isSaving} onSubmit={() => onSave(form)}>
      {fields.map((field) => (
        <Field
          key={field}
          label={names[field]}
          hint={hintOf(field)}
          {...(wrong.has(field) ? { validationMessage: texts.malformed } : {})}
        >
          <Input value={textOf(field)} onChange={(_event, { value }) => change(field, value)} />
        </Field>
      ))}
      <Choice
        label={names.zeroTax}
        choices={texts.categories}
        names={categories}
        chosen={form.zeroTax}
        onChoose={(category) => change('zeroTax', category)}
      />
      {form.zeroTax === 'E' && (
        <Field label={names.zeroTaxReason}>
          <Input
            value={form.zeroTaxReason}
            onChange={(_event, { value }) => change('zeroTaxReason', value)}
          />
        </Field>
      )}
      <Buttons>
        <Button type="submit" appearance="primary" disabled={isSaving || wrong.size > 0}>
          {common.save}
        </Button>
      </Buttons>
    </Form>
  );
}

export function EInvoices(): React.JSX.Element {
  const settings = useAnswer('getEInvoiceSettings');
  const { value, trouble, again, put } = settings;
  const { told, isSaving, save } = useSaving();
  if (value === null) return <Waiting trouble={trouble} onAgain={again} />;
  const saveSeller = async (body: EInvoiceSeller): Promise<void> => {
    const answer = await save('putEInvoiceSettings', { body }, () => texts.saved);
    if (answer !== null) put(answer);
  };
  return (
    <Body>
      <FieldsForm<EInvoiceSeller>
        label={texts.seller}
        fields={sellerFields}
        begin={value}
        isSaving={isSaving}
        onSave={(fields) => void saveSeller(fields)}
      />
      <ToldNotice told={told} />
      <Customer />
    </Body>
  );
}

/** A customer is chosen, and then what it needs is entered. */
function Customer(): React.JSX.Element {
  const customers = useChoices('customers');
  const [code, setCode] = useState('');
  const isKnown = customers.list.some((each) => each.code === code);
  return (
    <>
      <PickField
        label={texts.customer}
        hint={texts.customerHint}
        isRequired={false}
        choices={customers}
        code={code}
        onPick={setCode}
      />
      {isKnown && <CustomerFields key={code} code={code} />}
    </>
  );
}

function CustomerFields({ code }: { readonly code: string }): React.JSX.Element {
  const { value, trouble, again, put } = useAnswer('getEInvoiceCustomer', { params: { code } });
  const { told, isSaving, save } = useSaving();
  if (value === null) return <Waiting trouble={trouble} onAgain={again} />;
  const saveBuyer = async (body: EInvoiceBuyer): Promise<void> => {
    const answer: AnswerOf<'putEInvoiceCustomer'> | null = await save(
      'putEInvoiceCustomer',
      { params: { code }, body },
      () => texts.savedFor(code),
    );
    if (answer !== null) put(answer);
  };
  return (
    <>
      <FieldsForm<EInvoiceBuyer>
        label={texts.buyer(code)}
        fields={buyerFields}
        begin={{ ...emptyBuyer, ...said(value.eInvoice) }}
        isSaving={isSaving}
        onSave={(fields) => void saveBuyer(fields)}
      />
      <ToldNotice told={told} />
    </>
  );
}

/** What was said, without what was left out. */
function said(fields: AnswerOf<'getEInvoiceCustomer'>['eInvoice']): Partial<EInvoiceBuyer> {
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== undefined));
}
