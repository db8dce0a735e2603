/** Many documents as one file: which fit, which of them are wanted, and how far the file is. */
import {
  Body1Strong,
  Button,
  Caption1,
  Checkbox,
  Field,
  Input,
  Link,
  makeStyles,
  Select,
  tokens,
} from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useState } from 'react';
import { mostOfBatch } from '../../../shared/api/jobs.ts';
import { documentKinds, type DocumentKind } from '../../../shared/documents/kinds.ts';
import { stylesOfKinds, type PrintStyle } from '../../../shared/documents/print-styles.ts';
import { Choice } from '../../parts/choice.tsx';
import { LongList } from '../../parts/long-list.tsx';
import { Empty, Money, Notice, Pane } from '../../parts/parts.tsx';
import { PickField, useChoices } from '../../parts/pick-field.tsx';
import { ProgressLine } from '../../parts/progress.tsx';
import { kindName } from '../../parts/words.ts';
import { useServices } from '../../services.tsx';
import { formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import {
  useFitting,
  usePrinting,
  type BatchAsked,
  type DocumentRow,
  type Filters,
  type Fitting,
  type Printing,
} from './use-print-many.ts';

const texts = textsOf('printMany');
const documentTexts = textsOf('documents');

const useStyles = makeStyles({
  back: { alignSelf: 'start' },
  days: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    gap: tokens.spacingHorizontalS,
  },
  wide: { minWidth: 0, width: '100%' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    paddingRight: tokens.spacingHorizontalS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  more: { color: tokens.colorNeutralForeground2 },
  missing: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

const files = ['pdf', 'zip', 'xlsx'] as const;
type File = (typeof files)[number];

/** What a choice of file asks for. */
const askedOf: Readonly<Record<File, Pick<BatchAsked, 'as' | 'format'>>> = {
  pdf: { as: 'pdf', format: 'pdf' },
  zip: { as: 'zip', format: 'pdf' },
  xlsx: { as: 'zip', format: 'xlsx' },
};

/** The papers that all documents of a choice have; a label is paper alone. */
function papersOf(kind: DocumentKind | '', file: File): readonly PrintStyle[] {
  if (kind === '') return ['standard'];
  return stylesOfKinds[kind].filter((style) => file !== 'xlsx' || style !== 'shipping_label');
}

export function PrintMany({
  kind,
  onBack,
}: {
  kind: DocumentKind | '';
  onBack: () => void;
}): React.JSX.Element {
  const styles = useStyles();
  const { today } = useServices();
  const [filters, setFilters] = useState<Filters>(() => {
    const to = today();
    return { kind, party: '', from: `${to.slice(0, 7)}-01`, to };
  });
  const [file, setFile] = useState<File>('pdf');
  const [wanted, setWanted] = useState<PrintStyle>('standard');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const fitting = useFitting(filters);
  const { printing, begin, stop } = usePrinting();
  const papers = papersOf(filters.kind, file);
  const style = papers.includes(wanted) ? wanted : 'standard';
  const chosen = (fitting?.rows ?? []).filter(({ number }) => !left.has(number));
  // As they were posted: the oldest lies on top.
  const documents = chosen.map(({ number }) => number).reverse();
  return (
    <Pane title={texts.title}>
      <Button
        className={styles.back}
        appearance="subtle"
        icon={<ArrowLeftRegular />}
        onClick={onBack}
      >
        {documentTexts.back}
      </Button>
      <FilterFields filters={filters} onChange={setFilters} />
      <Choice
        label={texts.file}
        choices={texts.files}
        names={files}
        chosen={file}
        onChoose={setFile}
      />
      {papers.length > 1 && (
        <Choice
          label={texts.paper}
          choices={documentTexts.papers}
          names={papers}
          chosen={style}
          onChoose={setWanted}
        />
      )}
      <Progress printing={printing} onStop={stop} />
      {printing.step !== 'working' && (
        <Button
          appearance="primary"
          disabled={documents.length === 0 || fitting?.isTooMany === true}
          onClick={() => void begin({ documents, style, ...askedOf[file] })}
        >
          {documents.length === 0 ? texts.nothing : texts.print(documents.length)}
        </Button>
      )}
      <Found fitting={fitting} left={left} onLeave={setLeft} />
    </Pane>
  );
}

function FilterFields({
  filters,
  onChange,
}: {
  filters: Filters;
  onChange: (filters: Filters) => void;
}): React.JSX.Element {
  const styles = useStyles();
  const parties = useChoices('parties');
  return (
    <>
      <Field label={texts.kind}>
        <Select
          value={filters.kind}
          onChange={(_event, { value }) =>
            onChange({ ...filters, kind: documentKinds.find((each) => each === value) ?? '' })
          }
        >
          <option value="">{texts.allKinds}</option>
          {documentKinds.map((each) => (
            <option key={each} value={each}>
              {kindName(each)}
            </option>
          ))}
        </Select>
      </Field>
      <PickField
        label={texts.party}
        hint={texts.anyParty}
        choices={parties}
        code={filters.party}
        onPick={(party) => onChange({ ...filters, party })}
      />
      <div className={styles.days}>
        {(['from', 'to'] as const).map((end) => (
          <Field key={end} label={texts[end]}>
            <Input
              className={styles.wide}
              type="date"
              value={filters[end]}
              onChange={(_event, { value }) => onChange({ ...filters, [end]: value })}
            />
          </Field>
        ))}
      </div>
    </>
  );
}

function Progress({
  printing,
  onStop,
}: {
  printing: Printing;
  onStop: () => void;
}): React.JSX.Element | null {
  const styles = useStyles();
  switch (printing.step) {
    case 'choosing':
      return printing.fault === null ? null : <Notice intent="error">{printing.fault}</Notice>;
    case 'working': {
      const { job, begunAt } = printing;
      return (
        <ProgressLine
          label={job.state === 'waiting' ? texts.waiting : texts.printing(job.of)}
          done={job.done}
          total={job.of}
          elapsedMs={Date.now() - begunAt}
          onStop={onStop}
        />
      );
    }
    case 'done': {
      const { job, address } = printing;
      const isWhole = job.failed.length === 0;
      return (
        <Notice intent={isWhole ? 'success' : 'warning'}>
          {texts.done(job.of - job.failed.length)}{' '}
          <Link href={address} download={job.fileName ?? ''}>
            {texts.save}
          </Link>
          {!isWhole && (
            <>
              <div>{texts.missing(job.failed.length)}</div>
              <ul className={styles.missing}>
                {job.failed.map(({ document, reasons }) => (
                  <li key={document}>{`${document}: ${reasons.join(' ')}`}</li>
                ))}
              </ul>
            </>
          )}
        </Notice>
      );
    }
  }
}

interface FoundProps {
  readonly fitting: Fitting | null;
  readonly left: ReadonlySet<string>;
  readonly onLeave: (left: ReadonlySet<string>) => void;
}

/** The documents that fit, each with a box; those in `left` are not printed. */
function Found({ fitting, left, onLeave }: FoundProps): React.JSX.Element {
  if (fitting === null) return <Empty>{documentTexts.loading}</Empty>;
  const { rows, isTooMany, fault } = fitting;
  if (fault !== null) return <Notice intent="error">{fault}</Notice>;
  if (isTooMany) return <Notice intent="warning">{texts.tooMany(mostOfBatch)}</Notice>;
  if (rows.length === 0) return <Empty>{texts.none}</Empty>;
  const leftHere = rows.filter(({ number }) => left.has(number)).length;
  return (
    <div>
      <Checkbox
        label={texts.all(rows.length)}
        checked={leftHere === 0 ? true : leftHere === rows.length ? false : 'mixed'}
        onChange={(_event, { checked }) =>
          onLeave(checked === true ? new Set() : new Set(rows.map(({ number }) => number)))
        }
      />
      <LongList
        label={texts.found}
        items={rows}
        keyOf={({ number }) => number}
        rowHeight={48}
        render={(row) => (
          <FoundRow
            row={row}
            isChosen={!left.has(row.number)}
            onChoose={(isChosen) => {
              const next = new Set(left);
              if (isChosen) next.delete(row.number);
              else next.add(row.number);
              onLeave(next);
            }}
          />
        )}
      />
    </div>
  );
}

function FoundRow({
  row,
  isChosen,
  onChoose,
}: {
  row: DocumentRow;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}): React.JSX.Element {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <Checkbox
        aria-label={texts.choose(row.number)}
        checked={isChosen}
        onChange={(_event, { checked }) => onChoose(checked === true)}
      />
      <span className={styles.words}>
        <Body1Strong>{row.number}</Body1Strong>
        <Caption1 className={styles.more}>
          {[kindName(row.kind), row.party, formatDay(row.occurredOn)]
            .filter((text) => text !== null)
            .join(' · ')}
        </Caption1>
      </span>
      <Money amount={row.total} currency={row.currency} />
    </div>
  );
}
