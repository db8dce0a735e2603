/** Every location, area and bin, read page by page. */
import { sentenceOf } from '../../client.ts';
import type { AnswerOf } from '../../../shared/api.ts';
import { useServices } from '../../services.tsx';
import { useLoaded, type Loaded } from './use-books.ts';

export type Area = AnswerOf<'listAreas'>['items'][number];

const areasAtOnce = 10_000;

export function useAreas(): Loaded<readonly Area[]> {
  const { client } = useServices();
  return useLoaded<readonly Area[]>('areas', async () => {
    const areas: Area[] = [];
    let cursor: string | null = null;
    do {
      const query: { limit: number; cursor?: string } = {
        limit: areasAtOnce,
        ...(cursor === null ? {} : { cursor }),
      };
      const answer = await client.call('listAreas', { query });
      if (!answer.ok) return { trouble: sentenceOf(answer.error) };
      areas.push(...answer.value.items);
      cursor = answer.value.next;
    } while (cursor !== null);
    return { value: areas };
  });
}
