/**
 * The field that scans land in. It eats Enter and Tab, so that a scanner presses no button; it says when it has lost
 * the focus; it takes a pasted column and, typed by hand, a range.
 */
import { Button, Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { CameraRegular } from '@fluentui/react-icons/svg/camera';
import { CameraOffRegular } from '@fluentui/react-icons/svg/camera-off';
import { useEffect, useRef, useState } from 'react';
import { useServices } from '../services.tsx';
import { textsOf } from '../texts/texts.ts';
import { CameraView } from './camera/camera-view.tsx';
import { readPasted, readScanned, readTyped, type Entry } from './entry.ts';
import {
  afterSettling,
  emptyWedge,
  groupSeparator,
  pressKey,
  settle,
  settleMs,
  splitPaste,
  takeScan,
  type HowEntered,
  type WedgeState,
} from './wedge.ts';

export interface ScanFieldProps {
  readonly label: string;
  /** Each serial as it was read, in order; what else a GS1 code says is left out. */
  readonly onScan: (texts: readonly string[], how: HowEntered) => void;
  readonly hint?: string;
}

const useStyles = makeStyles({
  input: {
    fontFamily: tokens.fontFamilyMonospace,
    width: '100%',
    '@media (forced-colors: active)': { outline: '1px solid CanvasText' },
  },
  // As high as its button, so that nothing below moves under a pointer when the focus goes.
  focus: { display: 'flex', alignItems: 'center', minHeight: '24px', marginTop: '2px' },
  ready: { color: tokens.colorNeutralForeground3 },
  lost: {
    width: '100%',
    justifyContent: 'flex-start',
    backgroundColor: tokens.colorPaletteYellowBackground2,
    color: tokens.colorPaletteYellowForeground2,
  },
});

const texts = textsOf('scanning');

/** A text is looked at once a person pauses: a long range is work, and a burst is none. */
const previewMs = 200;

/** What a range or a list that is being typed would take in; null for a single serial and for what cannot be read. */
function usePreview(text: string, year: number): string | null {
  const [preview, setPreview] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      const { texts: serials } = readTyped(text, year);
      const [first = '', last = ''] = [serials[0], serials.at(-1)];
      setPreview(serials.length < 2 ? null : texts.field.preview(serials.length, first, last));
    }, previewMs);
    return () => clearTimeout(timer);
  }, [text, year]);
  return text === '' ? null : preview;
}

/** A timer that fires later than this waited behind other work; keys may be waiting there too. */
const lateTimerMs = 30;

export function ScanField({ label, onScan, hint }: ScanFieldProps): React.JSX.Element {
  const styles = useStyles();
  const { announce, today } = useServices();
  const year = Number(today().slice(0, 4));
  /** Known once a scan had one; until then a code that may have lost one is asked about. */
  const sendsSeparators = useRef(false);
  const input = useRef<HTMLInputElement>(null);
  const wedge = useRef(emptyWedge);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  /** Whether the page had time for anything since the last key. */
  const hasRested = useRef(true);
  const [text, setText] = useState('');
  const [isFocused, setFocused] = useState(true);
  const [fault, setFault] = useState('');
  const [isWatching, setWatching] = useState(false);
  const preview = usePreview(text, year);

  useEffect(() => {
    input.current?.focus();
    setFocused(document.activeElement === input.current && document.hasFocus());
    return () => clearTimeout(timer.current);
  }, []);

  function refuse(sentence: string): void {
    setFault(sentence);
    announce(sentence, 'bad');
  }

  function takeIn({ texts: serials, fault: sentence }: Entry, how: HowEntered): void {
    if (sentence === null) {
      setFault('');
      onScan(serials, how);
    } else refuse(sentence);
  }

  function enterScan(scan: string, next: WedgeState): void {
    clearTimeout(timer.current);
    hasRested.current = true;
    wedge.current = next;
    setText(takeScan(input.current?.value ?? '', scan));
    if (scan.trim() === '') {
      refuse(texts.field.empty);
      return;
    }
    sendsSeparators.current ||= scan.includes(groupSeparator);
    takeIn(readScanned(scan, year, sendsSeparators.current), 'scan');
  }

  /** What a camera reads leaves alone what a person is typing. */
  function enterCode(code: string): void {
    takeIn(readScanned(code, year), 'scan');
  }

  function enterTyped(entered: string): void {
    clearTimeout(timer.current);
    hasRested.current = true;
    wedge.current = emptyWedge;
    if (entered.trim() === '') {
      setText('');
      refuse(texts.field.empty);
      return;
    }
    const typed = readTyped(entered, year);
    if (typed.fault === null) {
      setText('');
      if (typed.texts.length > 1) announce(texts.field.expanded(typed.texts.length), 'plain');
    }
    takeIn(typed, 'typed');
  }

  function waitForSuffix(): void {
    clearTimeout(timer.current);
    hasRested.current = false;
    const due = performance.now() + settleMs;
    timer.current = setTimeout(() => {
      if (performance.now() - due > lateTimerMs) {
        waitForSuffix();
        return;
      }
      hasRested.current = true;
      const { lastAt } = wedge.current;
      const scan = settle(wedge.current, lastAt + settleMs);
      if (scan !== null) enterScan(scan, afterSettling(lastAt + settleMs));
    }, settleMs);
  }

  function onKeyDown(event: React.KeyboardEvent<HTMLInputElement>): void {
    const { key, shiftKey, repeat, timeStamp, currentTarget } = event;
    if (event.nativeEvent.isComposing || (key === 'Tab' && shiftKey)) return;
    // AltGr is Ctrl and Alt to Windows, and types a character.
    const isCtrl = (event.ctrlKey || event.metaKey) && !event.altKey;
    const { value } = currentTarget;
    const step = pressKey(wedge.current, {
      key,
      isCtrl,
      at: timeStamp,
      isRepeat: repeat,
      hasText: value !== '',
      wasBusy: !hasRested.current,
    });
    switch (step.kind) {
      case 'entered':
      case 'eaten':
        event.preventDefault();
        event.stopPropagation();
        if (step.kind === 'eaten') return;
        if (step.how === 'scan') enterScan(step.text, emptyWedge);
        // What a person corrected or an input method composed is in the field; the keys were only timed.
        else enterTyped(value);
        return;
      case 'more':
        wedge.current = step.state;
        if (isCtrl) {
          event.preventDefault();
          setText(value + groupSeparator);
        }
        waitForSuffix();
        return;
      case 'ignored':
        if (key === 'Backspace' || key === 'Delete') wedge.current = emptyWedge;
    }
  }

  /** A burst that the focus leaves is a scan, and comes before what is pressed next. */
  function onBlur(): void {
    setFocused(false);
    const { text: burst, lastAt } = wedge.current;
    const scan = settle(wedge.current, lastAt + settleMs);
    if (scan !== null) enterScan(burst, afterSettling(lastAt));
  }

  function onPaste(event: React.ClipboardEvent<HTMLInputElement>): void {
    const pasted = splitPaste(event.clipboardData.getData('text/plain'));
    wedge.current = emptyWedge;
    if (pasted.length < 2) return;
    event.preventDefault();
    setText('');
    const entry = readPasted(pasted, year);
    if (entry.fault === null) announce(texts.field.pasted(pasted.length), 'plain');
    takeIn(entry, 'paste');
  }

  return (
    <div>
      <Field
        label={label}
        {...(fault === '' ? {} : { validationMessage: fault })}
        {...(hint === undefined ? {} : { hint })}
      >
        <Input
          input={{ ref: input }}
          className={styles.input}
          value={text}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(_event, { value }) => setText(value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onFocus={() => setFocused(true)}
          onBlur={onBlur}
          contentAfter={
            <Button
              size="small"
              appearance="transparent"
              icon={isWatching ? <CameraOffRegular /> : <CameraRegular />}
              aria-label={isWatching ? texts.camera.close : texts.camera.open}
              aria-pressed={isWatching}
              // The focus stays in the field, where the next scan lands.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => setWatching(!isWatching)}
            />
          }
        />
      </Field>
      <div className={styles.focus}>
        {isFocused ? (
          <Caption1 className={styles.ready}>{preview ?? texts.field.ready}</Caption1>
        ) : (
          <Button className={styles.lost} size="small" onClick={() => input.current?.focus()}>
            {texts.field.lost}
          </Button>
        )}
      </div>
      {isWatching && <CameraView onCode={(code) => enterCode(code)} />}
    </div>
  );
}
