/** What was reconciled before, the newest first, and where the next begins. */
import { Button, Caption1 } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { AnswerOf } from '../../../shared/api.ts';
import { parseMoney, sum } from '../../../shared/money.ts';
import { formatMoney } from '../../../shared/money.ts';
import { reconcileClasses } from '../../../shared/reconcile/reconcile.ts';
import { sentenceOf } from '../../client.ts';
import { Empty, Heading, Notice, Pane } from '../../parts/parts.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import { useServices } from '../../services.tsx';
import { formatAmount, formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('reconcile');

type Listed = AnswerOf<'listReconciliations'>['items'][number];

/** What stands against a list: the money of every class but what fits. */
function stakeOf({ totals, currency }: Listed): string {
  const amounts = reconcileClasses
    .filter((name) => name !== 'matched')
    .map((name) => totals[name].amount);
  if (reconcileClasses.every((name) => name === 'matched' || totals[name].units === 0)) {
    return texts.allFits;
  }
  const stake = sum(amounts.map((amount) => parseMoney(amount, currency) ?? 0));
  return texts.atStake(`${formatAmount(formatMoney(stake, currency))} ${currency}`);
}

export function ListPage(props: {
  onBegin: () => void;
  onShow: (number: string) => void;
}): React.JSX.Element {
  const { client } = useServices();
  const [kept, setKept] = useState<readonly Listed[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let isShown = true;
    void client.call('listReconciliations', { query: { limit: 50 } }).then((answer) => {
      if (!isShown) return;
      if (answer.ok) setKept(answer.value.items);
      else setFault(sentenceOf(answer.error));
    });
    return () => {
      isShown = false;
    };
  }, [client]);
  return (
    <Pane title={texts.title}>
      <Caption1>{texts.about}</Caption1>
      <Button appearance="primary" onClick={props.onBegin}>
        {texts.begin}
      </Button>
      <Heading>{texts.kept}</Heading>
      {fault !== null && <Notice intent="error">{fault}</Notice>}
      {kept?.length === 0 && <Empty>{texts.noneKept}</Empty>}
      <Rows label={texts.kept}>
        {(kept ?? []).map((row) => (
          <Row
            key={row.number}
            title={`${row.number} · ${row.vendorName}`}
            more={[row.reference, row.order, row.receipt, formatDay(row.madeAt.slice(0, 10))]
              .filter((part) => part !== null)
              .join(' · ')}
            end={stakeOf(row)}
            onOpen={() => props.onShow(row.number)}
          />
        ))}
      </Rows>
    </Pane>
  );
}
