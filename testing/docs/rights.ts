/** The page on who may do what: rights by role, documents by role, and the right that each address asks. */
import { endpoints, type Endpoint } from '../../shared/api.ts';
import { documentKinds, kindFacts } from '../../shared/documents/kinds.ts';
import {
  hasRight,
  hiddenKinds,
  mayEnterCost,
  mayPost,
  rightRules,
  rights,
  roles,
  seesAmounts,
} from '../../shared/people/rights.ts';
import { rolesEn } from '../../shared/people/words.ts';
import { writePage, writeTable } from './markdown.ts';

const yes = (is: boolean): string => (is ? 'yes' : '');
const heads = roles.map((role) => rolesEn[role]);

/** The page as Markdown. */
export function writeRights(): string {
  const rightRows = rights.map((right) => [
    `\`${right}\``,
    rightRules[right].meaning,
    ...roles.map((role) => yes(hasRight(role, right))),
  ]);
  const kindRows = documentKinds.map((kind) => [
    kindFacts[kind].title,
    ...roles.map((role) => {
      const said = [
        ...(mayPost(role, kind) ? ['posts'] : []),
        ...(hiddenKinds(role).includes(kind) ? ['not shown'] : []),
        ...(seesAmounts(role, kind) || hiddenKinds(role).includes(kind) ? [] : ['no amounts']),
      ];
      return said.join(', ');
    }),
  ]);
  const addresses = Object.values<Endpoint>(endpoints).map(({ method, path, permission }) => [
    `\`${method} ${path}\``,
    `\`${permission}\``,
  ]);
  return writePage([
    '# Who may do what',
    'Written by `npm run docs` from the tables that the service asks for each request. Change those, not this page.',
    'A person has one role (`PUT /api/users`) and a token. What is changed counts from the next request on. Cost is left out\nof answers, files and papers at the service, so that no function, sort or message gives it away.',
    '## Rights',
    writeTable(['Right', 'To', ...heads], rightRows),
    `Costs are written into documents by ${roles
      .filter(mayEnterCost)
      .map((role) => rolesEn[role])
      .join(', ')}; what follows an order takes the order's.`,
    '## Documents',
    'Who posts a kind may also take it back and close it. "No amounts": the document is shown without what it says of money.',
    writeTable(['Kind', ...heads], kindRows),
    '## Addresses',
    writeTable(['Address', 'Right'], addresses),
  ]);
}
