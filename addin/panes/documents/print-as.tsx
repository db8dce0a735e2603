/** How a document is printed: which of its papers, in which language, with which serials, as PDF or as a workbook. */
import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { serialSwitches } from '../../../shared/company/design.ts';
import type { DocumentKind } from '../../../shared/documents/kinds.ts';
import { stylesOfKinds, type PrintStyle } from '../../../shared/documents/print-styles.ts';
import { languages } from '../../../shared/languages.ts';
import { Choice } from '../../parts/choice.tsx';
import { FileButton, PrintButton } from '../../posting/notices.tsx';
import type { PrintAsked } from '../../posting/posting.ts';
import { languageNames, textsOf } from '../../texts/texts.ts';

const texts = textsOf('documents');
const eInvoiceTexts = textsOf('einvoice');

const useStyles = makeStyles({
  form: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What stands for leaving a choice to the company's design. */
const asSet = 'asSet';

const formats = ['pdf', 'xlsx'] as const;
const papers = [asSet, 'A4', 'Letter'] as const;
const serials = [asSet, ...serialSwitches] as const;
const spoken = [asSet, ...languages] as const;

interface Chosen {
  readonly style: PrintStyle;
  readonly format: (typeof formats)[number];
  readonly paper: (typeof papers)[number];
  readonly serials: (typeof serials)[number];
  readonly language: (typeof spoken)[number];
  readonly lots: boolean;
  readonly warranty: boolean;
}

/** The question that a choice makes: what is left to the design is not asked. */
function askedOf({ style, paper, lots, warranty, ...chosen }: Chosen): PrintAsked {
  const isLabel = style === 'shipping_label';
  return {
    style,
    format: isLabel ? 'pdf' : chosen.format,
    ...(paper === asSet ? {} : { paper }),
    ...(chosen.serials === asSet ? {} : { serials: chosen.serials }),
    ...(chosen.language === asSet ? {} : { language: chosen.language }),
    ...(lots ? { lots: 'true' } : {}),
    ...(warranty ? { warranty: 'true' } : {}),
  };
}

export function PrintAs({
  number,
  kind,
}: {
  number: string;
  kind: DocumentKind;
}): React.JSX.Element {
  const styles = useStyles();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<Chosen>({
    style: 'standard',
    format: 'pdf',
    paper: asSet,
    serials: asSet,
    language: asSet,
    lots: false,
    warranty: false,
  });
  const change = (part: Partial<Chosen>): void => setChosen({ ...chosen, ...part });
  const isLabel = chosen.style === 'shipping_label';
  if (!isOpen) {
    return (
      <span className={styles.buttons}>
        <PrintButton number={number} label={texts.print} />
        <Button size="small" aria-expanded={false} onClick={() => setOpen(true)}>
          {texts.printAs}
        </Button>
      </span>
    );
  }
  return (
    <div className={styles.form} role="group" aria-label={texts.printAs}>
      <Choice
        label={texts.paperOf}
        choices={texts.papers}
        names={stylesOfKinds[kind]}
        chosen={chosen.style}
        onChoose={(style) => change({ style })}
      />
      {!isLabel && (
        <>
          <Choice
            label={texts.fileFormat}
            choices={{ pdf: 'PDF', ...texts.fileFormats }}
            names={formats}
            chosen={chosen.format}
            onChoose={(format) => change({ format })}
          />
          <Choice
            label={texts.printedSerials}
            choices={texts.serialSwitches}
            names={serials}
            chosen={chosen.serials}
            onChoose={(choice) => change({ serials: choice })}
          />
          <Checkbox
            label={texts.withLots}
            checked={chosen.lots}
            onChange={(_event, { checked }) => change({ lots: checked === true })}
          />
          <Checkbox
            label={texts.withWarranty}
            checked={chosen.warranty}
            onChange={(_event, { checked }) => change({ warranty: checked === true })}
          />
          <Choice
            label={texts.paperSize}
            choices={{ A4: 'A4', ...texts.paperSizes }}
            names={papers}
            chosen={chosen.paper}
            onChoose={(paper) => change({ paper })}
          />
        </>
      )}
      <Choice
        label={texts.printedLanguage}
        choices={{ ...languageNames, asSet: texts.asSet }}
        names={spoken}
        chosen={chosen.language}
        onChoose={(language) => change({ language })}
      />
      <span className={styles.buttons}>
        <PrintButton
          // Another choice is another file.
          key={JSON.stringify(chosen)}
          number={number}
          label={texts.openFile}
          isPrimary
          asked={askedOf(chosen)}
        />
        <Button onClick={() => setOpen(false)}>{texts.fewerChoices}</Button>
      </span>
    </div>
  );
}

/** The kinds that have an e-invoice, and the files it comes as. */
const invoiced: ReadonlySet<DocumentKind> = new Set(['invoice', 'credit_memo']);
const eInvoiceFiles = [
  { syntax: 'facturx', extension: 'pdf' },
  { syntax: 'ubl', extension: 'xml' },
] as const;

/** The e-invoice of a document, for the kinds that have one. */
export function EInvoiceButtons({
  number,
  kind,
}: {
  number: string;
  kind: DocumentKind;
}): React.JSX.Element | null {
  const styles = useStyles();
  if (!invoiced.has(kind)) return null;
  return (
    <span className={styles.buttons} role="group" aria-label={eInvoiceTexts.file}>
      {eInvoiceFiles.map(({ syntax, extension }) => (
        <FileButton
          key={syntax}
          printed={{
            ask: (client) =>
              client.download('getEInvoice', { params: { number }, query: { syntax } }),
            fileName: `${number}.${extension}`,
          }}
          label={`${eInvoiceTexts.file}: ${eInvoiceTexts[syntax]}`}
        />
      ))}
    </span>
  );
}
