/** What can be wrong with a GS1 code. A fault is said, and never loses what else the code tells. */
import type { Day } from '../../day.ts';
import type { RuleFault } from './rules.ts';

/** An application identifier with its value, and the day that the value names where it is a date. */
export interface Gs1Element {
  readonly ai: string;
  readonly title: string;
  readonly value: string;
  readonly date: Day | null;
}

export type ValueFault = RuleFault | 'gs1_character' | 'gs1_too_short' | 'gs1_too_long';
export type Gs1FaultCode =
  | ValueFault
  | 'gs1_unknown_identifier'
  | 'gs1_repeated'
  | 'gs1_separator_lost'
  | 'gs1_link_malformed';

export interface Gs1Fault {
  readonly code: Gs1FaultCode;
  /** Empty where no identifier was found. */
  readonly ai: string;
  readonly title: string;
  readonly value: string;
  /** What a value may mean whose separator was lost; the first is the value as it stands, where that is allowed. */
  readonly readings: readonly (readonly Gs1Element[])[];
}

/** Elements as a person reads them below a code: `(01)09506000134352(21)12345`. */
export function writeElements(elements: readonly { ai: string; value: string }[]): string {
  return elements.map(({ ai, value }) => `(${ai})${value}`).join('');
}

/** Each fault as a sentence on a value, which stands with its identifier and title, and on its readings. */
export const gs1Sentences: Readonly<
  Record<Gs1FaultCode, (value: string, readings: string) => string>
> = {
  gs1_check_digit: (value) => `The check digit of ${value} is wrong. Scan the code again.`,
  gs1_date: (value) => `${value} is no date or time. Read the label.`,
  gs1_value: (value) => `${value} breaks a rule of GS1 for such values. Read the label.`,
  gs1_character: (value) => `${value} holds a character that GS1 does not allow. Scan it again.`,
  gs1_too_short: (value) => `${value} is too short. Scan the code again.`,
  gs1_too_long: (value) => `${value} is too long. Scan the code again.`,
  gs1_unknown_identifier: (value) => `${value} begins with no identifier that GS1 has given out.`,
  gs1_repeated: (value) => `${value} stands beside another value of the same kind.`,
  gs1_separator_lost: (value, readings) =>
    `The scanner may have lost a separator in ${value}. Enter what the label says: ${readings}.`,
  gs1_link_malformed: (value) => `${value} cannot be read as part of a web address.`,
};

const mostReadingsTold = 4;
const longestValueTold = 60;

/** The fault as a sentence, by these sentences or their translation. */
export function tellGs1Fault(fault: Gs1Fault, sentences = gs1Sentences): string {
  const { code, ai, title, readings } = fault;
  const value = fault.value.slice(0, longestValueTold);
  const told = ai === '' ? value : `${title} (${ai})${value}`;
  return sentences[code](told, readings.slice(0, mostReadingsTold).map(writeElements).join(', '));
}
