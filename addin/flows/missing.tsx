/** While a bin is counted: which of the units that the books have there are not scanned yet. */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Caption1,
} from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import { foldSerial } from '../../shared/serial/text.ts';
import { sentenceOf, type Client } from '../client.ts';
import { LongList } from '../parts/long-list.tsx';
import { Notice, Serial } from '../parts/parts.tsx';
import { useServices } from '../services.tsx';
import { textsOf } from '../texts/texts.ts';
import type { FlowRow } from './state.ts';

const texts = textsOf('flows');
const unitsAtOnce = 10_000;

interface BinUnit {
  readonly item: string;
  readonly serial: string;
}

/** Every unit that the books have in a bin, page by page; null where the books cannot be asked. */
async function loadBin(
  client: Client,
  area: string,
): Promise<{ readonly units: readonly BinUnit[]; readonly fault: string | null }> {
  const units: BinUnit[] = [];
  let cursor: string | undefined;
  do {
    const answer = await client.call('listUnits', {
      query: {
        area,
        status: ['in_stock', 'returned', 'committed'],
        limit: unitsAtOnce,
        ...(cursor === undefined ? {} : { cursor }),
      },
    });
    if (!answer.ok) return { units, fault: sentenceOf(answer.error) };
    for (const { item, serial } of answer.value.items) units.push({ item, serial });
    cursor = answer.value.next ?? undefined;
  } while (cursor !== undefined);
  return { units, fault: null };
}

function keyOf({ item, serial }: BinUnit): string {
  return `${item}\u0000${foldSerial(serial)}`;
}

export function Missing({
  area,
  rows,
}: {
  area: string;
  rows: readonly FlowRow[];
}): React.JSX.Element | null {
  const { client } = useServices();
  const [units, setUnits] = useState<readonly BinUnit[] | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  useEffect(() => {
    let isShown = true;
    setUnits(null);
    setFault(null);
    // A bin that is still being typed is not asked for.
    const timer = setTimeout(() => {
      if (area === '') return;
      void loadBin(client, area).then((loaded) => {
        if (!isShown) return;
        setFault(loaded.fault);
        setUnits(loaded.fault === null ? loaded.units : null);
      });
    }, 300);
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, [client, area]);

  const missing = useMemo(() => {
    const found = new Set(rows.map(keyOf));
    return (units ?? []).filter((unit) => !found.has(keyOf(unit)));
  }, [units, rows]);

  if (fault !== null) return <Notice intent="warning">{fault}</Notice>;
  if (units === null || units.length === 0) return null;
  const said = texts.missingCount(units.length - missing.length, units.length);
  if (missing.length === 0) {
    return (
      <Notice intent="success">
        {said}. {texts.countsAgree}
      </Notice>
    );
  }
  return (
    <Accordion collapsible>
      <AccordionItem value="missing">
        <AccordionHeader size="small">
          {texts.missing}: {said}
        </AccordionHeader>
        <AccordionPanel>
          <LongList
            label={texts.missing}
            items={missing}
            keyOf={keyOf}
            rowHeight={24}
            render={({ item, serial }) => (
              <Caption1>
                <Serial text={serial} /> {item}
              </Caption1>
            )}
          />
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
