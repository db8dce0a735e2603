/**
 * The programs of the system that tests drive: Chromium for pages, pdftotext for what a PDF says, openssl for a
 * certificate, PostgreSQL. On a
 * machine where packages may be installed they are; elsewhere one line says what to install.
 */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const installer = '/usr/bin/apt-get';
const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function findProgram(names) {
  for (const folder of ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)]) {
    for (const name of names) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        continue;
      }
    }
  }
  return null;
}

/** Chromium's path, or null where there is none; `CHROMIUM` names another. */
function findChromium() {
  return process.env.CHROMIUM ?? findProgram(browsers);
}

function mayInstall() {
  return process.getuid?.() === 0 && existsSync(installer);
}

function install(packageName) {
  process.stderr.write(`Installing ${packageName} ...\n`);
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
  try {
    execFileSync(installer, ['update', '-qq'], quiet);
    execFileSync(
      installer,
      ['install', '-y', '-qq', '--no-install-recommends', packageName],
      quiet,
    );
  } catch {
    process.stderr.write(`${packageName} could not be installed.\n`);
  }
}

function ensure(find, packageName, purpose) {
  if (find() === null && mayInstall()) install(packageName);
  const path = find();
  if (path !== null) return path;
  process.stderr.write(`The tests need ${purpose}: install ${packageName} and run them again.\n`);
  process.exit(1);
}

/** Installs PostgreSQL where `find` finds none and packages may be installed; answers what it finds then. */
export function offerPostgres(find) {
  if (find() === null && mayInstall()) install('postgresql');
  return find();
}

/** Ends the process with one line where Chromium is missing and cannot be installed. */
export function ensureChromium() {
  return ensure(findChromium, 'chromium', 'a browser');
}

/** pdftotext and pdfinfo, likewise. */
export function ensurePoppler() {
  return ensure(() => findProgram(['pdftotext']), 'poppler-utils', 'pdftotext');
}

/** openssl, likewise: it makes the certificate of the run. */
export function ensureOpenssl() {
  return ensure(() => findProgram(['openssl']), 'openssl', 'openssl');
}
