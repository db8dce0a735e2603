/** Settings by sections, each asked for when it is opened. */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Caption1,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { BookRegular } from '@fluentui/react-icons/svg/book';
import { BoxRegular } from '@fluentui/react-icons/svg/box';
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { LayerRegular } from '@fluentui/react-icons/svg/layer';
import { LocalLanguageRegular } from '@fluentui/react-icons/svg/local-language';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import { NumberSymbolRegular } from '@fluentui/react-icons/svg/number-symbol';
import { OptionsRegular } from '@fluentui/react-icons/svg/options';
import { ReceiptRegular } from '@fluentui/react-icons/svg/receipt';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import { useState, type ComponentType } from 'react';
import { Pane } from '../../parts/parts.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';
import { Accounts } from './accounts.tsx';
import { Bins } from './bins.tsx';
import { Books } from './books.tsx';
import { Documents } from './documents.tsx';
import { EInvoices } from './e-invoices.tsx';
import { Expenses } from './expenses.tsx';
import { Lots } from './lots.tsx';
import { Periods } from './periods.tsx';
import { Places } from './places.tsx';
import { Reading } from './reading.tsx';
import { Rules } from './rules.tsx';
import { You } from './you.tsx';

const texts = textsOf('settings');

const sectionNames = [
  'you',
  'reading',
  'books',
  'places',
  'documents',
  'eInvoices',
  'rules',
  'bins',
  'accounts',
  'periods',
  'expenses',
  'lots',
] as const;
type SectionName = (typeof sectionNames)[number];

interface SectionFacts {
  readonly icon: ComponentType;
  readonly view: ComponentType;
}

const sections: Readonly<Record<SectionName, SectionFacts>> = {
  you: { icon: PersonRegular, view: You },
  reading: { icon: LocalLanguageRegular, view: Reading },
  books: { icon: BookRegular, view: Books },
  places: { icon: BuildingRegular, view: Places },
  documents: { icon: DocumentRegular, view: Documents },
  eInvoices: { icon: MailRegular, view: EInvoices },
  rules: { icon: OptionsRegular, view: Rules },
  bins: { icon: BoxRegular, view: Bins },
  accounts: { icon: NumberSymbolRegular, view: Accounts },
  periods: { icon: LockClosedRegular, view: Periods },
  expenses: { icon: ReceiptRegular, view: Expenses },
  lots: { icon: LayerRegular, view: Lots },
};

const useStyles = makeStyles({
  item: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  words: {
    display: 'flex',
    flexDirection: 'column',
    minWidth: 0,
    overflowWrap: 'anywhere',
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  more: { color: tokens.colorNeutralForeground2 },
  panel: { margin: `0 ${tokens.spacingHorizontalXS}` },
});

/** `text` may name the section that is opened at once. */
export function View({ text }: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { client } = useServices();
  const [open, setOpen] = useState<readonly string[]>(() => {
    const named = sectionNames.find((name) => name === text);
    if (named !== undefined) return [named];
    return client.hasToken() ? [] : ['you'];
  });
  return (
    <Pane title={texts.title}>
      <Accordion
        collapsible
        openItems={[...open]}
        onToggle={(_event, { openItems }) => setOpen(openItems.map(String))}
      >
        {sectionNames.map((name) => {
          const { icon: Icon, view: Section } = sections[name];
          const [title, more] = texts.sections[name];
          return (
            <AccordionItem key={name} value={name} className={styles.item}>
              <AccordionHeader as="h2" icon={<Icon />} expandIconPosition="end">
                <span className={styles.words}>
                  {title}
                  <Caption1 className={styles.more}>{more}</Caption1>
                </span>
              </AccordionHeader>
              <AccordionPanel className={styles.panel}>
                <Section />
              </AccordionPanel>
            </AccordionItem>
          );
        })}
      </Accordion>
    </Pane>
  );
}
