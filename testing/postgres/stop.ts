/** After the tests that ran over PostgreSQL: what was made for them goes. */
import { askServer } from './cluster.ts';
import { stop } from './start.ts';

export default async function end(): Promise<void> {
  const url = process.env['SERIALBOOK_TEST_DATABASE'] ?? '';
  const template = process.env['SERIALBOOK_TEST_TEMPLATE'] ?? '';
  await askServer(url, (client) => client.query(`drop database if exists ${template}`));
  await stop();
}
