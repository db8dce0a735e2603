import type { FindAnswer } from '../../../shared/api/find.ts';
import { decideMatch, listMatches } from './found.ts';

const nothing: FindAnswer = { documents: [], units: [], items: [], parties: [] };
const unit = (item: string, serial: string, isExact: boolean): FindAnswer['units'][number] => ({
  item,
  serial,
  status: 'in_stock',
  area: 'MAIN',
  isExact,
});
const party = (code: string, isExact: boolean): FindAnswer['parties'][number] => ({
  code,
  name: code,
  roles: ['customer'],
  isExact,
});

test('what the text is itself opens before what begins with it', () => {
  const matches = listMatches({
    ...nothing,
    units: [unit('AMP', 'A1', true), unit('AMP', 'A10', false)],
  });
  expect(decideMatch(matches)).toBe(matches[0]);
});

test('the only match opens, and of several a person chooses', () => {
  const one = listMatches({ ...nothing, parties: [party('ACME', false)] });
  expect(decideMatch(one)).toBe(one[0]);
  const two = listMatches({ ...nothing, parties: [party('ACME', false), party('ACE', false)] });
  expect(decideMatch(two)).toBeNull();
  const both = listMatches({
    ...nothing,
    units: [unit('AMP', 'ACME', true)],
    parties: [party('ACME', true)],
  });
  expect(decideMatch(both)).toBeNull();
  expect(decideMatch([])).toBeNull();
});

test('a serial of several items is one thing, whose look-up asks for the item', () => {
  const matches = listMatches({
    ...nothing,
    units: [unit('AMP', 'A1', true), unit('DAC', 'a1', true)],
  });
  expect(decideMatch(matches)).toBe(matches[0]);
});
