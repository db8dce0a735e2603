/** RMA forms as a file: one PDF with a bookmark for each form, or one sheet with a row a unit. */
import { setImmediate } from 'node:timers/promises';
import { fileNameOf } from '../../reports/file-name.ts';
import type { PrintIssue } from '../../reports/model/print-issues.ts';
import { nameForm, planRmaForm } from '../../reports/model/rma-form/plan.ts';
import { rmaFormWords, writeUnits } from '../../reports/model/rma-form/words.ts';
import { beginBatch } from '../../reports/pdf/batch.ts';
import type { FontSet } from '../../reports/pdf/fonts.ts';
import { renderPages } from '../../reports/pdf/render.ts';
import { renderRmaFormsXlsx } from '../../reports/xlsx/render.ts';
import type { RmaFormsRequest } from '../../shared/api/rma-forms.ts';
import type { Instant } from '../../shared/day.ts';
import type { Language } from '../../shared/languages.ts';
import { sayRefusal } from '../../shared/refusals.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { nowOf, type Books } from '../books.ts';
import { gatherRmaForms, type RmaForms } from './rma-forms.ts';

export interface RmaFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** What stands in the way, with the unit that it is about where there is one. */
export interface RmaFileIssue {
  readonly code: string;
  readonly line: number | null;
  readonly serial: string | null;
  readonly message: string;
}

function nameFile(forms: RmaForms, format: 'pdf' | 'xlsx'): string {
  const [first, ...others] = forms;
  const title = rmaFormWords(first.language).titles[first.reader];
  if (others.length > 0) {
    const units = forms.reduce((sum, form) => sum + form.units.length, 0);
    return fileNameOf([title, writeUnits(units, first.language)], format);
  }
  return fileNameOf([title, nameForm(first), first.party?.name ?? ''], format);
}

type Printed = Result<Uint8Array, readonly PrintIssue[]>;

async function renderPdf(forms: RmaForms, fonts: FontSet, printedAt: Instant): Promise<Printed> {
  const [first, ...others] = forms;
  if (others.length === 0) return renderPages(planRmaForm(first), fonts, printedAt);
  const batch = beginBatch(fonts, printedAt);
  const issues: PrintIssue[] = [];
  for (const form of forms) {
    const added = batch.add(planRmaForm(form));
    if (!added.ok) issues.push(...added.error);
    // Other requests are answered between the forms.
    await setImmediate();
  }
  if (issues.length > 0) return fail(issues);
  const title = rmaFormWords(first.language).titles[first.reader];
  return succeed(await batch.finish({ title, author: first.company.name }));
}

/** The file of the forms that were asked for; nothing is made where one unit has none. */
export async function printRmaForms(
  books: Books,
  fonts: () => FontSet,
  request: RmaFormsRequest,
  format: 'pdf' | 'xlsx',
  language: Language,
): Promise<Result<RmaFile, readonly RmaFileIssue[]>> {
  const gathered = await gatherRmaForms(books, request, language);
  if (!gathered.ok) {
    return fail(
      gathered.error.map(({ line, serial, refusal }) => ({
        code: refusal.code,
        line,
        serial,
        message: sayRefusal(refusal, language),
      })),
    );
  }
  const forms = gathered.value;
  const printedAt = nowOf(books);
  const printed =
    format === 'pdf'
      ? await renderPdf(forms, fonts(), printedAt)
      : await renderRmaFormsXlsx(forms, printedAt);
  if (!printed.ok) {
    const unprintable = { code: 'text_not_printable', line: null, serial: null };
    return fail(printed.error.map(({ message }) => ({ ...unprintable, message })));
  }
  return succeed({ bytes: printed.value, fileName: nameFile(forms, format) });
}
