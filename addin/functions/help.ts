/** The pages about the functions, written from their table: one for Excel's help, one for the documentation. */
import { functionTable, type FunctionFacts } from './table.ts';

const table: readonly FunctionFacts[] = functionTable;

const title = 'SERIAL functions';
const about = [
  'Every function asks the books of Serialbook and answers in the cell. Many cells are one question: 10,000 formulas are a handful of requests. What was answered is kept until the books change; Refresh in the ribbon asks again at once.',
  'Most functions take one serial or a whole range, and an optional date: the answer is then what stood at the end of that day.',
  'Where a cell shows an error, select it: Excel shows the reason in words. #VALUE! is what to put right in the formula, such as a serial that nobody has; #N/A is what cannot be told, as costs to who may not see them. While the service is away cells show #N/A, too, and they recover by themselves when it is back.',
  'Statuses, heads and "ok" are the same English words in every workbook, so that formulas may compare them; sentences follow your language.',
  'Excel keeps values with the workbook: opening it asks nothing. A posting from the pane asks again, and so does Refresh.',
  'A serial is text. Where Excel holds one as a number of more than 15 digits, its digits are lost, and the function says so and guesses nothing.',
];

/** How a function is called: `SERIAL.COST(serial, [date])`. */
export function signatureOf(facts: FunctionFacts): string {
  const given = facts.arguments.map(({ name, isOptional }) =>
    isOptional === true ? `[${name}]` : name,
  );
  return `SERIAL.${facts.id}(${given.join(', ')})`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function describeInHtml(facts: FunctionFacts): string {
  const { id, description, arguments: args, examples } = facts;
  const rows = args.map(
    ({ name, description: text, isOptional }) =>
      `        <dt>${name}${isOptional === true ? ' (may be left out)' : ''}</dt>\n        <dd>${escape(text)}</dd>`,
  );
  const shown = examples.map(
    ([formula, meaning]) =>
      `        <li><code>${escape(formula)}</code> &ndash; ${escape(meaning)}</li>`,
  );
  return [
    `    <section id="${id.toLowerCase()}">`,
    `      <h2>${id}</h2>`,
    `      <p><code>${escape(signatureOf(facts))}</code></p>`,
    `      <p>${escape(description)}.</p>`,
    '      <dl>',
    ...rows,
    '      </dl>',
    '      <ul>',
    ...shown,
    '      </ul>',
    '    </section>',
  ].join('\n');
}

/** The page that Excel's "Help on this function" opens. */
export function renderHelp(): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Serialbook: ${title}</title>
    <style>
      body {
        font: 16px/1.5 'Segoe UI', system-ui, sans-serif;
        max-width: 44rem;
        margin: 2rem auto;
        padding: 0 1rem;
        color-scheme: light dark;
      }
      code {
        font-family: Consolas, ui-monospace, monospace;
      }
      section {
        border-top: 1px solid #8888;
      }
      dt {
        font-weight: 600;
      }
    </style>
  </head>
  <body>
    <h1>${title}</h1>
${about.map((text) => `    <p>${escape(text)}</p>`).join('\n')}
${table.map(describeInHtml).join('\n')}
  </body>
</html>
`;
}

/** The same for the documentation. */
export function writeFunctions(): string {
  const sections = table.map((facts) =>
    [
      `## ${facts.id}`,
      `\`${signatureOf(facts)}\``,
      `${facts.description}.`,
      facts.arguments
        .map(
          ({ name, description, isOptional }) =>
            `- \`${name}\`${isOptional === true ? ' (may be left out)' : ''}: ${description}`,
        )
        .join('\n'),
      facts.examples.map(([formula, meaning]) => `\`${formula}\`: ${meaning}.`).join('\n\n'),
    ].join('\n\n'),
  );
  return `${[`# ${title}`, ...about, ...sections].join('\n\n')}\n`;
}
