/** What a unit was built of, and what it was built into. A unit that stands alone shows nothing of it. */
import { useEffect, useState } from 'react';
import type { AnswerOf, UnitCard } from '../../../shared/api.ts';
import { Heading, Serial } from '../../parts/parts.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('lookUp');

type Parts = AnswerOf<'getParts'>;
type Part = Parts['components'][number];

export interface UnitPartsProps {
  readonly unit: UnitCard;
  readonly onOpen: (serial: string) => void;
}

export function UnitParts({ unit, onOpen }: UnitPartsProps): React.JSX.Element | null {
  const { client } = useServices();
  const { item, serial, life } = unit;
  const [parts, setParts] = useState<Parts | null>(null);

  useEffect(() => {
    let isShown = true;
    setParts(null);
    void client
      .call('getParts', { params: { sku: item, serial }, query: { life } })
      .then((answer) => {
        if (isShown && answer.ok) setParts(answer.value);
      });
    return () => {
      isShown = false;
    };
  }, [client, item, serial, life]);

  if (parts === null || (parts.components.length === 0 && parts.builtInto === null)) return null;
  const { components, builtInto } = parts;
  return (
    <>
      {builtInto !== null && (
        <>
          <Heading>{texts.builtInto}</Heading>
          <Rows label={texts.builtInto}>
            <PartRow part={builtInto} onOpen={onOpen} />
          </Rows>
        </>
      )}
      {components.length > 0 && (
        <>
          <Heading>{texts.builtOf}</Heading>
          <Rows label={texts.builtOf}>
            {components.map((part) => (
              <PartRow
                key={`${part.item} ${part.serial} ${part.life}`}
                part={part}
                onOpen={onOpen}
              />
            ))}
          </Rows>
        </>
      )}
    </>
  );
}

function PartRow({
  part,
  onOpen,
}: {
  part: Part;
  onOpen: (serial: string) => void;
}): React.JSX.Element {
  return (
    <Row
      title={<Serial text={part.serial} />}
      more={[part.item, part.vendor, part.document].filter(Boolean).join(' · ')}
      onOpen={() => onOpen(part.serial)}
    />
  );
}
