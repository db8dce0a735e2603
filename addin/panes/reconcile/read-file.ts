/** A list out of a file that a person chose: text is read here. */
import type { ListLayout } from '../../../shared/vendor-list/heads.ts';
import type { Client } from '../../client.ts';
import { readRows, readTextFile, type ReadList } from './state.ts';

/** Throws with a sentence where the file cannot be read. */
export async function readFile(
  _client: Client,
  file: File,
  layout: ListLayout | null,
): Promise<ReadList> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return readRows(file.name, readTextFile(bytes), layout);
}
