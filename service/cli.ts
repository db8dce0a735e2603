/**
 * The command line. Each command opens the books itself and says in one sentence what went wrong; exit code 1 is a
 * refusal or a fault, 2 books that another process has open.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { fetchBackup, readPassphrase, restoreFile, writeBackup } from './commands/backup-file.ts';
import { importFile } from './commands/import-file.ts';
import { readVersion, startService } from './main.ts';
import { describeReports, readReportCommand, writeReport } from './commands/write-report.ts';
import { askBooks, askNobody, askService, verifyFile } from './commands/verify-file.ts';
import { writeDocuments } from './commands/write-documents.ts';
import { writeEInvoice } from './commands/write-einvoice.ts';
import { writeLabels } from './commands/write-labels.ts';
import { writeReconcile } from './commands/write-reconcile.ts';
import { writeRmaForm } from './commands/write-rma-form.ts';
import { verifyBooks } from './queries/verify.ts';
import { openBooks, placeOf, type BooksPlace } from './open-books.ts';
import { StoreHeldError } from './store/lock.ts';
import type { Books } from './books.ts';

const help = `Serialbook: serial numbers, their history and their true cost

  serialbook serve    [--port N] [--token TEXT] [--currency USD]   the service, until Ctrl+C
  serialbook start    the same with the sandbox workbook, and the sample company in new books
  serialbook import   FILE.json                              a company's masters, settings and documents
  serialbook report   NAME [--from DAY] [--to DAY] [--by KEY] [--format json|csv|xlsx|pdf] [-o FILE]
  serialbook report   --list                                 every report, and what it may be asked
  serialbook print    NUMBER..., or --kind KIND --party CODE --from DAY --to DAY   [--zip] [--style packing_slip]
                      [--serials none|serial|manufacturer|both] [--paper A4|Letter] [--language en|de] [-o FILE]
  serialbook verify-file FILE.xlsx [--language en|de]        names what is not as it was sealed in a sealed workbook;
                      with --data or --database, or --url of a service and --token, asks what they kept
  serialbook einvoice NUMBER   [--syntax facturx|ubl|cii] [--profile extended|en16931|xrechnung|peppol] [--out FILE]
  serialbook labels   NUMBER, or --item SKU --serials A001+99   [--stock L7160] [--symbology code128|qr|...] [--out FILE]
  serialbook reconcile FILE.xlsx|.csv|.txt   [--receipt GR-1] [--order PO-1] [--vendor CODE] [--scanned FILE] [--billed FILE]
                      [--item SKU] [--currency EUR] [--language en|de] [--keep] [--claim FILE.pdf|.xlsx]
  serialbook rma-form SKU SERIAL...   [--for customer|vendor|house] [--cost] [--language en|de] [-o FILE.pdf|.xlsx]
  serialbook backup   FILE [--passphrase-file FILE]           while the books are in use: --url of their service and --token
  serialbook restore  FILE [--passphrase-file FILE]           into new books, proved before and after
  serialbook verify                                          folds the books afresh and walks the audit chain

Books lie in the folder .serialbook, or in another: --data DIR; one process at a time has them open.
Or in PostgreSQL, 15 or later: --database postgres://user:password@host/books, or SERIALBOOK_DATABASE;
any number of services may share them.`;

const options = {
  data: { type: 'string' },
  port: { type: 'string', default: '4750' },
  token: { type: 'string' },
  currency: { type: 'string', default: 'USD' },
  database: { type: 'string' },
  url: { type: 'string' },
  language: { type: 'string' },
  'passphrase-file': { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** Runs a command with the books open, and closes them whatever happens. */
async function withBooks(
  home: string,
  place: BooksPlace,
  currency: string,
  run: (books: Books) => Promise<number>,
): Promise<number> {
  const books = await openBooks(home, place, currency);
  try {
    return await run(books);
  } finally {
    await books.store.close();
  }
}

/** Runs the command line and answers its exit code. `home` is the program's own folder. */
export async function run(args: readonly string[], home: string): Promise<number> {
  try {
    return await runCommand(args, home);
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return error instanceof StoreHeldError ? 2 : 1;
  }
}

/** Reports have options of their own, by their parameters. */
async function runReport(args: readonly string[], home: string): Promise<number> {
  const command = readReportCommand(args);
  if (command === null) {
    say(describeReports());
    return 0;
  }
  const { values } = parseArgs({
    args: [...args],
    options: { data: options.data, database: options.database, currency: options.currency },
    allowPositionals: true,
    strict: false,
  });
  const textOf = (value: unknown): string | undefined =>
    typeof value === 'string' ? value : undefined;
  const place = placeOf(
    { data: textOf(values.data), database: textOf(values.database) },
    process.env,
  );
  const currency = textOf(values.currency) ?? options.currency.default;
  return withBooks(home, place, currency, (books) => writeReport(books, home, command, say));
}

type WriteFile = typeof writeLabels;

/** A command that reads its own options and writes a file out of the books. */
async function runWriter(write: WriteFile, args: readonly string[], home: string): Promise<number> {
  const { values } = parseArgs({ args: [...args], options, allowPositionals: true, strict: false });
  const textOf = (value: unknown): string | undefined =>
    typeof value === 'string' ? value : undefined;
  const place = placeOf(
    { data: textOf(values.data), database: textOf(values.database) },
    process.env,
  );
  return withBooks(home, place, options.currency.default, (books) => write(books, home, args, say));
}

async function runCommand(args: readonly string[], home: string): Promise<number> {
  if (args[0] === 'report') return runReport(args.slice(1), home);
  if (args[0] === 'print') return runWriter(writeDocuments, args.slice(1), home);
  if (args[0] === 'labels') return runWriter(writeLabels, args.slice(1), home);
  if (args[0] === 'einvoice') return runWriter(writeEInvoice, args.slice(1), home);
  if (args[0] === 'reconcile') return runWriter(writeReconcile, args.slice(1), home);
  if (args[0] === 'rma-form') return runWriter(writeRmaForm, args.slice(1), home);
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
  const [command, ...operands] = positionals;
  if (values.help || command === undefined) {
    say(help);
    return command === undefined && !values.help ? 1 : 0;
  }
  const place = placeOf(values, process.env);
  switch (command) {
    case 'serve':
    case 'start': {
      const port = Number(values.port);
      if (!Number.isInteger(port) || port < 0 || port > 65_535) {
        complain(`--port ${values.port} is not a port. Give a number from 0 to 65535.`);
        return 1;
      }
      return startService({
        home,
        place,
        port,
        token: values.token ?? process.env['SERIALBOOK_TOKEN'] ?? null,
        currency: values.currency,
        withSandbox: command === 'start',
        say,
      });
    }
    case 'import': {
      const [file] = operands;
      if (file === undefined) {
        complain('Name the file to import: serialbook import FILE.json');
        return 1;
      }
      return withBooks(home, place, values.currency, (books) =>
        importFile(books, readFileSync(file, 'utf8'), say),
      );
    }
    case 'backup':
    case 'restore': {
      const [file] = operands;
      if (file === undefined) {
        complain(`Name the file: serialbook ${command} FILE`);
        return 1;
      }
      const passphrase = readPassphrase(values['passphrase-file']);
      if (command === 'restore') return restoreFile(home, place, file, passphrase, say);
      const token = values.token ?? process.env['SERIALBOOK_TOKEN'];
      if (values.url === undefined) {
        await withBooks(home, place, values.currency, async (books) => {
          await writeBackup(books, file, passphrase, readVersion(home));
          return 0;
        });
      } else await fetchBackup(values.url, token, file, passphrase);
      say(`${file} is written.`);
      return 0;
    }
    case 'verify-file': {
      const [file] = operands;
      if (file === undefined) {
        complain('Name the file to check: serialbook verify-file FILE.xlsx');
        return 1;
      }
      const language = values.language === 'de' ? 'de' : 'en';
      const token = values.token ?? process.env['SERIALBOOK_TOKEN'];
      if (values.url !== undefined) {
        return verifyFile(file, askService(values.url, token), language, say);
      }
      if (values.data === undefined && values.database === undefined) {
        return verifyFile(file, askNobody, language, say);
      }
      return withBooks(home, place, values.currency, (books) =>
        verifyFile(file, askBooks(books), language, say),
      );
    }
    case 'verify':
      return withBooks(home, place, values.currency, async (books) => {
        const answer = await verifyBooks(books);
        say(
          `${answer.units} units, ${answer.movements} movements, ${answer.documents} documents; ` +
            `chain ${answer.chain}; ${answer.differences.length} differences`,
        );
        for (const difference of answer.differences) complain(difference);
        return answer.differences.length === 0 && answer.chain === 'intact' ? 0 : 1;
      });
    default:
      complain(`There is no command ${command}.\n\n${help}`);
      return 1;
  }
}
