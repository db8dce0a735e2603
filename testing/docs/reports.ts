/** The page of reports: what each is asked, in which formats it comes, and who may see it; from the list of the contract. */
import { endpoints, type Endpoint } from '../../shared/api.ts';
import {
  describeParameters,
  listedReports,
  reportList,
  type ListedReport,
  type ReportParameter,
} from '../../shared/api/report-list.ts';
import { writePage, writeTable } from './markdown.ts';

function inCell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function describe({ name, meaning, choices, usual, isNeeded, isMany }: ReportParameter): string[] {
  const values = choices.map((choice) => `\`${choice}\``).join(', ');
  const remarks = [
    meaning,
    values,
    isNeeded ? 'must be given' : '',
    isMany ? 'may be given several times' : '',
  ].filter((remark) => remark !== '');
  return [`\`${name}\``, inCell(remarks.join('; ')), usual === null ? '' : `\`${usual}\``];
}

function writeReport(name: ListedReport): string {
  const endpoint: Endpoint = endpoints[reportList[name]];
  const { path, summary, permission } = endpoint;
  const mayBe = permission === 'cost' ? 'For who may see cost.' : 'For everyone who may read.';
  return [
    `## ${name}`,
    `${summary}. ${mayBe} \`GET ${path}\``,
    writeTable(['Parameter', 'What it means', 'Usually'], describeParameters(name).map(describe)),
  ].join('\n\n');
}

export function writeReports(): string {
  return writePage([
    '# Reports',
    'Written by `npm run docs` from the contract. Change that, not this page. What each report is for stands in [the guide](guide/reports.md).',
    'From the command line the same names have hyphens: `asOf` is `--as-of`; `serialbook report --list` prints this list.',
    ...listedReports.map(writeReport),
  ]);
}
