/**
 * Before the tests that run over PostgreSQL: a server, given by `SERIALBOOK_TEST_DATABASE` or started here, and in it
 * a database with the tables, of which each test's books are a copy.
 */
import { join } from 'node:path';
import { migratePostgres, readMigrations } from '../../service/store/migrate.ts';
import { askServer, nameDatabase, startCluster, type Cluster } from './cluster.ts';

let cluster: Cluster | null = null;

export async function stop(): Promise<void> {
  await cluster?.stop();
  cluster = null;
}

export default async function start(): Promise<void> {
  const given = process.env['SERIALBOOK_TEST_DATABASE'];
  cluster = given === undefined ? await startCluster(false) : null;
  const url = given ?? cluster?.url ?? '';
  const template = `serialbook_template_${process.pid}`;
  await askServer(url, (client) => client.query(`create database ${template} template template0`));
  await askServer(nameDatabase(url, template), (client) =>
    migratePostgres(
      client,
      readMigrations(join(process.cwd(), 'service/store/migrations/postgres')),
    ),
  );
  process.env['SERIALBOOK_TEST_DATABASE'] = url;
  process.env['SERIALBOOK_TEST_TEMPLATE'] = template;
}
