/** A customer or vendor: what is open with it, and the last documents. */
import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useEffect, useState } from 'react';
import { sentenceOf } from '../../client.ts';
import { Empty, Heading, Money, Notice, Pane } from '../../parts/parts.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import { kindName } from '../../parts/words.ts';
import { useServices } from '../../services.tsx';
import { formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import { daysSince, type OpenDocument } from './work.ts';

const texts = textsOf('home');

const useStyles = makeStyles({ back: { alignSelf: 'flex-start' } });

interface Found {
  readonly open: readonly OpenDocument[];
  readonly recent: readonly OpenDocument[];
  readonly trouble: string | null;
}

const recentAtOnce = 20;

export function PartyPage({
  code,
  onBack,
}: {
  code: string;
  onBack: () => void;
}): React.JSX.Element {
  const styles = useStyles();
  const { client, today } = useServices();
  const [found, setFound] = useState<Found | null>(null);

  useEffect(() => {
    let isShown = true;
    void Promise.all([
      client.call('listDocuments', { query: { party: code, orderStatus: 'open', limit: 200 } }),
      client.call('listDocuments', { query: { party: code, limit: recentAtOnce } }),
    ]).then(([open, recent]) => {
      if (!isShown) return;
      const [trouble] = [open, recent].flatMap((answer) =>
        answer.ok ? [] : [sentenceOf(answer.error)],
      );
      setFound({
        open: open.ok ? open.value.items : [],
        recent: recent.ok ? recent.value.items : [],
        trouble: trouble ?? null,
      });
    });
    return () => {
      isShown = false;
    };
  }, [client, code]);

  return (
    <Pane title={code}>
      <Button className={styles.back} size="small" icon={<ArrowLeftRegular />} onClick={onBack}>
        {texts.back}
      </Button>
      {found === null && <Spinner size="tiny" label={texts.asking} />}
      {typeof found?.trouble === 'string' && <Notice intent="error">{found.trouble}</Notice>}
      {found !== null && found.trouble === null && (
        <>
          <Heading>{texts.partyOpen}</Heading>
          <DocumentRows
            label={texts.partyOpen}
            rows={found.open}
            empty={texts.noOpen}
            endOf={(row) => texts.age(daysSince(row.occurredOn, today()) ?? 0)}
          />
          <Heading>{texts.partyRecent}</Heading>
          <DocumentRows
            label={texts.partyRecent}
            rows={found.recent}
            empty={texts.noDocuments}
            endOf={(row) => <Money amount={row.total} currency={row.currency} />}
          />
        </>
      )}
    </Pane>
  );
}

interface DocumentRowsProps {
  readonly label: string;
  readonly rows: readonly OpenDocument[];
  readonly empty: string;
  readonly endOf: (row: OpenDocument) => React.ReactNode;
}

function DocumentRows({ label, rows, empty, endOf }: DocumentRowsProps): React.JSX.Element {
  const { show } = useServices();
  if (rows.length === 0) return <Empty>{empty}</Empty>;
  return (
    <Rows label={label}>
      {rows.map((row) => (
        <Row
          key={row.id}
          title={row.number}
          more={[kindName(row.kind), formatDay(row.occurredOn), row.reference]
            .filter(Boolean)
            .join(' · ')}
          end={endOf(row)}
          onOpen={() => show('documents', row.number)}
        />
      ))}
    </Rows>
  );
}
