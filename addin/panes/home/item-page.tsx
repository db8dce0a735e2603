/** An item: where it lies and what of it is free, and its units, by status. */
import { Button, Field, makeStyles, Select, Spinner, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerOf, UnitCard } from '../../../shared/api.ts';
import { unitStatuses, type UnitStatus } from '../../../shared/stock/lifecycle.ts';
import { sentenceOf } from '../../client.ts';
import { Empty, Facts, Heading, Notice, Pane } from '../../parts/parts.tsx';
import { UnitTable, type UnitLine } from '../../parts/unit-table.tsx';
import { statusColor, statusName } from '../../parts/words.ts';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('home');

const useStyles = makeStyles({
  back: { alignSelf: 'flex-start' },
  wide: { minWidth: 0, width: '100%' },
  spinner: { padding: tokens.spacingVerticalM },
});

type Balance = AnswerOf<'listBalances'>['rows'][number];

const unitsAtOnce = 500;
const listedStatuses = unitStatuses.filter((status) => status !== 'none');

function lineOf(unit: UnitCard): UnitLine {
  return {
    serial: unit.serial,
    more: [unit.area, unit.holder].filter(Boolean).join(' · '),
    status: statusName(unit.status),
    color: statusColor(unit.status),
  };
}

interface Loaded {
  readonly units: readonly UnitCard[];
  readonly next: string | null;
  readonly trouble: string | null;
}

/** The units of an item, a page at a time as they come into sight. */
function useUnits(
  sku: string,
  status: UnitStatus | '',
): Loaded & { isLoading: boolean; more: () => void } {
  const { client } = useServices();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const isAsked = useRef(false);
  const turn = useRef(0);

  const load = useCallback(
    async (before: Loaded | null) => {
      const asked = turn.current;
      isAsked.current = true;
      const answer = await client.call('listUnits', {
        query: {
          item: sku,
          limit: unitsAtOnce,
          ...(status === '' ? {} : { status }),
          ...(before?.next === null || before === null ? {} : { cursor: before.next }),
        },
      });
      if (asked !== turn.current) return;
      isAsked.current = false;
      const units = before?.units ?? [];
      setLoaded(
        answer.ok
          ? { units: [...units, ...answer.value.items], next: answer.value.next, trouble: null }
          : { units, next: null, trouble: sentenceOf(answer.error) },
      );
    },
    [client, sku, status],
  );

  useEffect(() => {
    turn.current += 1;
    setLoaded(null);
    void load(null);
    return () => {
      turn.current += 1;
    };
  }, [load]);

  const more = useCallback(() => {
    if (loaded !== null && loaded.next !== null && !isAsked.current) void load(loaded);
  }, [loaded, load]);
  return {
    ...(loaded ?? { units: [], next: null, trouble: null }),
    isLoading: loaded === null,
    more,
  };
}

export function ItemPage({ sku, onBack }: { sku: string; onBack: () => void }): React.JSX.Element {
  const styles = useStyles();
  const { client, show } = useServices();
  const [status, setStatus] = useState<UnitStatus | ''>('');
  const [balances, setBalances] = useState<readonly Balance[]>([]);
  const { units, trouble, isLoading, more } = useUnits(sku, status);

  useEffect(() => {
    let isShown = true;
    void client.call('listBalances', { query: { item: sku } }).then((answer) => {
      if (isShown && answer.ok) setBalances(answer.value.rows);
    });
    return () => {
      isShown = false;
    };
  }, [client, sku]);

  return (
    <Pane title={sku}>
      <Button className={styles.back} size="small" icon={<ArrowLeftRegular />} onClick={onBack}>
        {texts.back}
      </Button>
      {balances.length > 0 && (
        <>
          <Heading>{texts.stock}</Heading>
          <Facts
            rows={balances.map(({ area, lot, available, units: total }) => [
              [area, lot].filter(Boolean).join(', '),
              texts.free(available, total),
            ])}
          />
        </>
      )}
      <Heading>{texts.itemUnits}</Heading>
      <Field label={texts.status}>
        <Select
          className={styles.wide}
          value={status}
          onChange={(_event, { value }) =>
            setStatus(listedStatuses.find((each) => each === value) ?? '')
          }
        >
          <option value="">{texts.allUnits}</option>
          {listedStatuses.map((each) => (
            <option key={each} value={each}>
              {statusName(each)}
            </option>
          ))}
        </Select>
      </Field>
      {trouble !== null && <Notice intent="error">{trouble}</Notice>}
      {isLoading && <Spinner className={styles.spinner} size="tiny" label={texts.asking} />}
      {!isLoading && trouble === null && units.length === 0 && <Empty>{texts.noUnits}</Empty>}
      {units.length > 0 && (
        <UnitTable
          label={texts.itemUnits}
          count={units.length}
          lineAt={(index) => {
            const unit = units[index];
            return unit === undefined ? emptyLine : lineOf(unit);
          }}
          onOpen={(index) => {
            const unit = units[index];
            if (unit !== undefined) show('lookUp', unit.serial);
          }}
          onEnd={more}
        />
      )}
    </Pane>
  );
}

const emptyLine: UnitLine = { serial: '', more: '', status: '', color: 'informative' };
