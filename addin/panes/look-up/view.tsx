/** Units looked up: one whole, or many in a list; by scan, by hand, from the selected cells, as of any day. */
import {
  Body1,
  Button,
  Caption1,
  Field,
  Input,
  makeStyles,
  Spinner,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { sentenceOf } from '../../client.ts';
import { Empty, Notice, Pane, Serial } from '../../parts/parts.tsx';
import { ScanField } from '../../scanning/scan-field.tsx';
import { readScan } from '../../scanning/verdict.ts';
import { useServices, type PaneProps } from '../../services.tsx';
import { formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import { ListPage } from './list-page.tsx';
import { recall, remember } from './recent.ts';
import { describeFound, emptyLookUp, reduceLookUp, shownUnit } from './state.ts';
import { UnitPage } from './unit-page.tsx';
import { useList } from './use-list.ts';

const texts = textsOf('lookUp');

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  asOf: { display: 'flex', alignItems: 'end', gap: tokens.spacingHorizontalXS },
  back: { alignSelf: 'flex-start' },
});

/** A person who walks through cells is not asked about each of them. */
const followMs = 250;

/** Several lines hold a serial each; one line is one text. */
function splitLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
}

export function View({ text }: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { host, client, announce } = useServices();
  const [state, dispatch] = useReducer(reduceLookUp, null, () => ({
    ...emptyLookUp,
    recent: recall(host).recent,
  }));
  const control = useList();
  const [asOf, setAsOf] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [isFollowing, setFollowing] = useState(() => recall(host).isFollowing && host.isExcel);
  const { begin, leave, list } = control;

  const lookUp = useCallback(
    async (asked: string, day: string, isQuiet = false) => {
      const { serial, fault: unreadable } = readScan(asked);
      setFault(unreadable);
      if (unreadable !== null) {
        announce(unreadable, 'bad');
        return;
      }
      const when = day === '' ? {} : { asOf: day };
      dispatch({ type: 'asked', serial, ...when });
      const answer = await client.call('lookupUnits', {
        body: { serials: [serial], history: true, costParts: true, ...when },
      });
      if (!answer.ok) {
        const sentence = sentenceOf(answer.error);
        dispatch({ type: 'failed', serial, sentence, ...when });
        announce(sentence, 'bad');
        return;
      }
      const units = answer.value.results[0]?.units ?? [];
      dispatch({ type: 'found', serial, units, ...when });
      const tone = units.length === 0 ? 'bad' : 'good';
      announce(describeFound(serial, units), isQuiet ? 'plain' : tone);
    },
    [client, announce],
  );

  /** One serial is shown whole, several are listed. */
  const takeIn = useCallback(
    (serials: readonly string[], day: string, isQuiet = false) => {
      const [first, ...others] = serials;
      if (first === undefined) return;
      if (others.length > 0) {
        setFault(null);
        dispatch({ type: 'left' });
        begin(serials, day);
        return;
      }
      leave();
      void lookUp(first, day, isQuiet);
    },
    [begin, leave, lookUp],
  );

  // A text that was handed over is looked up once, also where the services are made anew.
  const given = useRef('');
  useEffect(() => {
    if (text === given.current) return;
    given.current = text;
    takeIn(splitLines(text), '');
  }, [text, takeIn]);
  useEffect(() => remember(host, { recent: state.recent }), [host, state.recent]);

  const day = useRef(asOf);
  useEffect(() => {
    day.current = asOf;
  }, [asOf]);
  useEffect(() => {
    remember(host, { isFollowing });
    if (!isFollowing) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let seen = '';
    const watching = host.watchSelection((cells) => {
      const key = cells.join('\n');
      clearTimeout(timer);
      if (cells.length === 0 || key === seen) return;
      timer = setTimeout(() => {
        seen = key;
        takeIn(cells, day.current, true);
      }, followMs);
    });
    watching.catch((error: unknown) => {
      setFault(error instanceof Error ? error.message : String(error));
      setFollowing(false);
    });
    return () => {
      clearTimeout(timer);
      void watching.then((stop) => stop()).catch(() => undefined);
    };
  }, [host, isFollowing, takeIn]);

  async function useSelection(): Promise<void> {
    try {
      const cells = await host.readSelection();
      if (cells.length === 0) setFault(texts.cellEmpty);
      else takeIn(cells, asOf);
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    }
  }

  function changeDay(next: string): void {
    setAsOf(next);
    if (list !== null)
      begin(
        list.lines.map(({ serial }) => serial),
        next,
      );
    if (state.serial !== '') void lookUp(state.serial, next, true);
  }

  const unit = shownUnit(state);
  const isCardOpen = state.serial !== '';
  const others = state.recent.filter((serial) => serial !== state.serial);
  return (
    <Pane title={texts.title}>
      <ScanField label={texts.field} onScan={(serials) => takeIn(serials, asOf)} />
      <div className={styles.buttons}>
        {host.isExcel && (
          <>
            <Button size="small" onClick={() => void useSelection()}>
              {texts.useCell}
            </Button>
            <Switch
              label={texts.follow}
              checked={isFollowing}
              onChange={(_event, { checked }) => setFollowing(checked)}
            />
          </>
        )}
        <span className={styles.asOf}>
          <Field label={texts.asOf} size="small">
            <Input
              type="date"
              size="small"
              value={asOf}
              onChange={(_event, { value }) => changeDay(value)}
            />
          </Field>
          {asOf !== '' && (
            <Button size="small" onClick={() => changeDay('')}>
              {texts.now}
            </Button>
          )}
        </span>
      </div>
      {list === null && others.length > 0 && (
        <div className={styles.buttons}>
          <Caption1>{texts.recent}</Caption1>
          {others.map((serial) => (
            <Button
              key={serial}
              size="small"
              appearance="subtle"
              onClick={() => takeIn([serial], asOf)}
            >
              <Serial text={serial} />
            </Button>
          ))}
        </div>
      )}
      {fault !== null && <Notice intent="error">{fault}</Notice>}
      {list !== null && isCardOpen && (
        <Button
          className={styles.back}
          size="small"
          icon={<ArrowLeftRegular />}
          onClick={() => dispatch({ type: 'left' })}
        >
          {texts.backToList}
        </Button>
      )}
      {state.trouble !== null && (
        <Notice intent="error">
          {state.trouble}{' '}
          <Button size="small" onClick={() => void lookUp(state.serial, asOf)}>
            {texts.retry}
          </Button>
        </Notice>
      )}
      {state.isSearching && <Spinner size="small" label={texts.searching} />}
      {!isCardOpen && list === null && <Empty>{texts.empty}</Empty>}
      {!isCardOpen && list !== null && (
        <ListPage
          list={list}
          control={control}
          onOpen={(serial) => void lookUp(serial, asOf, true)}
        />
      )}
      {isCardOpen && !state.isSearching && state.trouble === null && state.units.length === 0 && (
        <Notice intent="warning">
          {state.asOf === ''
            ? texts.none(state.serial)
            : texts.noneThen(state.serial, formatDay(state.asOf))}
        </Notice>
      )}
      {!state.isSearching && state.units.length > 1 && unit === null && (
        <>
          <Body1>{texts.several(state.units.length)}</Body1>
          <div className={styles.buttons}>
            {state.units.map(({ item }) => (
              <Button key={item} onClick={() => dispatch({ type: 'chosen', item })}>
                {item}
              </Button>
            ))}
          </div>
        </>
      )}
      {unit !== null && !state.isSearching && (
        <UnitPage
          unit={unit}
          asOf={state.asOf}
          onChanged={(changed) => dispatch({ type: 'changed', unit: changed })}
          onOpen={(serial) => void lookUp(serial, asOf, true)}
        />
      )}
    </Pane>
  );
}
