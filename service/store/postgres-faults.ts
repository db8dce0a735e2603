/** What PostgreSQL and the way to it report, as sentences that say what to do. Passwords are never among them. */

/** Faults of the address and of rights, by PostgreSQL's code (its manual, appendix A). */
const sentences: Readonly<Record<string, (place: Place) => string>> = {
  '28000': ({ user, at }) => `${at} does not let ${user} in. Check the user's name and rights.`,
  '28P01': ({ user, at }) => `${at} refuses the password of ${user}. Check it.`,
  '3D000': ({ name, at }) =>
    `${at} has no database ${name}. Create it: createdb --encoding UTF8 --template template0 ${name}`,
  '3F000': ({ name }) => `The database ${name} has no schema for the books. Create one.`,
  '42501': ({ user, name }) =>
    `${user} may not do this in the database ${name}. Make it the owner: alter database ${name} owner to ${user}`,
  '53300': ({ at }) => `${at} has no connection free. Try again, or raise its max_connections.`,
  '57P03': ({ at }) => `${at} is starting up or shutting down. Try again in a moment.`,
};

interface Place {
  readonly at: string;
  readonly user: string;
  readonly name: string;
}

/**
 * Codes of a connection that cannot be made or that broke, of the network and of PostgreSQL. 0A000 is one that planned
 * for tables which another program has changed since, 57014 a statement or a wait that took too long.
 */
const unreachable: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  '08000',
  '08003',
  '08006',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '0A000',
  '57014',
]);

/** What pg itself says, without a code, of a connection that broke or did not come about. */
const brokenOff = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** The code of an error, by which it is told apart rather than by its class: drivers bring their own. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : '';
}

/** Whether the database could not be asked, or broke off. */
export function isUnreachable(error: unknown): boolean {
  return unreachable.has(codeOf(error)) || brokenOff.test(messageOf(error));
}

function placeOf(url: string): Place {
  const { hostname, port, username, pathname } = new URL(url);
  const user = decodeURIComponent(username) || 'this user';
  return {
    at: `PostgreSQL at ${decodeURIComponent(hostname) || 'localhost'}:${port || '5432'}`,
    user,
    name: decodeURIComponent(pathname.slice(1)) || user,
  };
}

/** A fault of opening as an error whose message is for the person who gave the address. */
export function explainFault(error: unknown, url: string): unknown {
  const place = placeOf(url);
  const sentence = sentences[codeOf(error)];
  if (sentence !== undefined) return new Error(sentence(place), { cause: error });
  if (!isUnreachable(error)) return error;
  return new Error(
    `${place.at} cannot be reached. Check the address, and that the database runs there.`,
    { cause: error },
  );
}
