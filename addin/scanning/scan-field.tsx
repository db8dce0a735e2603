/**
 * The field that scans land in. It eats Enter and Tab, so that a scanner presses no button; it says when it has lost
 * the focus; it takes a pasted column and, typed by hand, a range.
 */
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { expandRange } from '../../shared/serial/range.ts';
import { emptyWedge, pressKey, settle, settleMs, splitPaste, type HowEntered } from './wedge.ts';

export interface ScanFieldProps {
  readonly label: string;
  /** Each text as it was read, in order. */
  readonly onScan: (texts: readonly string[], how: HowEntered) => void;
  readonly hint?: string;
}

const useStyles = makeStyles({
  input: {
    fontFamily: tokens.fontFamilyMonospace,
    width: '100%',
    '@media (forced-colors: active)': { outline: '1px solid CanvasText' },
  },
  lost: { marginTop: tokens.spacingVerticalXS },
});

const emptySentence = 'The scan was empty. Scan it again, or type the serial.';

/** The serials of a text that a person entered: a range is expanded, anything else stands as it is. */
function readTyped(text: string): { texts: readonly string[]; fault: string | null } {
  if (!/[,;\n]|\d\s*[-+]\s*\S*\d$/.test(text)) return { texts: [text], fault: null };
  const expanded = expandRange(text);
  return expanded.ok
    ? { texts: expanded.value, fault: null }
    : { texts: [], fault: expanded.error.message };
}

export function ScanField({ label, onScan, hint }: ScanFieldProps): React.JSX.Element {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const wedge = useRef(emptyWedge);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const [text, setText] = useState('');
  const [isFocused, setFocused] = useState(true);
  const [fault, setFault] = useState('');

  useEffect(() => {
    input.current?.focus();
    return () => clearTimeout(timer.current);
  }, []);

  function enter(entered: string, how: HowEntered): void {
    clearTimeout(timer.current);
    wedge.current = emptyWedge;
    setText('');
    if (entered.trim() === '') {
      setFault(emptySentence);
      return;
    }
    if (how === 'scan') {
      setFault('');
      onScan([entered], how);
      return;
    }
    const typed = readTyped(entered);
    setFault(typed.fault ?? '');
    if (typed.fault !== null) setText(entered);
    else onScan(typed.texts, how);
  }

  function onKeyDown(event: React.KeyboardEvent<HTMLInputElement>): void {
    const { key, ctrlKey } = event;
    const at = event.timeStamp;
    // What a person corrected or an input method composed is in the field; the keys are only timed.
    const step = pressKey({ ...wedge.current }, { key, isCtrl: ctrlKey, at });
    if (step.kind === 'entered') {
      event.preventDefault();
      event.stopPropagation();
      const typed = event.currentTarget.value;
      enter(step.how === 'scan' ? step.text : typed, step.how);
      return;
    }
    if (step.kind !== 'more') {
      if (key === 'Backspace' || key === 'Delete') wedge.current = emptyWedge;
      return;
    }
    wedge.current = step.state;
    if (ctrlKey) event.preventDefault();
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const scan = settle(wedge.current, wedge.current.lastAt + settleMs);
      if (scan !== null) enter(scan, 'scan');
    }, settleMs);
  }

  function onPaste(event: React.ClipboardEvent<HTMLInputElement>): void {
    const pasted = event.clipboardData.getData('text/plain');
    const texts = splitPaste(pasted);
    if (texts.length < 2) return;
    event.preventDefault();
    wedge.current = emptyWedge;
    setText('');
    setFault('');
    onScan(texts, 'paste');
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
          spellCheck={false}
          onChange={(_event, { value }) => setText(value)}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
        />
      </Field>
      {!isFocused && (
        <Button
          className={styles.lost}
          size="small"
          appearance="outline"
          onClick={() => input.current?.focus()}
        >
          Scans go elsewhere now. Click here to scan
        </Button>
      )}
    </div>
  );
}
