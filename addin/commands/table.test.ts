import { readFileSync } from 'node:fs';
import { manifestWords } from '../manifest/words.ts';
import { takenByAltGr, takenInExcel } from '../manifest/taken-keys.ts';
import { commandNames, commandTable, keysOf } from './table.ts';

const letters = commandNames.map((name) => commandTable[name].letter);

test('no two commands have the same keys', () => {
  expect(new Set(letters).size).toBe(commandNames.length);
});

test('no command takes keys that Excel has, or that write a letter', () => {
  for (const letter of letters) {
    expect(Object.keys(takenInExcel)).not.toContain(letter);
    expect(takenByAltGr).not.toContain(letter);
  }
});

test('keys are written as Office takes them', () => {
  for (const name of commandNames) {
    const keys = keysOf(name);
    expect(keys.default).toMatch(/^Ctrl\+Shift\+[A-Z]$/);
    expect(keys.mac).toMatch(/^Ctrl\+Shift\+[A-Z]$/);
    expect(keys.web).toMatch(/^Ctrl\+Alt\+Shift\+[A-Z]$/);
  }
});

test('the page on installing names every command with its letter', () => {
  const page = readFileSync('docs/guide/install.md', 'utf8').replace(/ +/g, ' ');
  for (const name of commandNames) {
    const { label } = manifestWords.en.commands[name];
    expect(page).toContain(`| ${label} | ${commandTable[name].letter} |`);
  }
});
