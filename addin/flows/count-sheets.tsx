/** A sheet to count a bin with: with what the books expect in it, or blind. */
import { FileButton } from '../posting/notices.tsx';
import type { Printed } from '../posting/posting.ts';
import { textsOf } from '../texts/texts.ts';

const texts = textsOf('flows');

function sheetOf(area: string, isBlind: boolean): Printed {
  return {
    ask: (client) =>
      client.download('printCountSheet', {
        params: { area },
        query: isBlind ? { blind: 'true' } : {},
      }),
    fileName: `${area}.pdf`,
  };
}

export function CountSheets({ area }: { readonly area: string }): React.JSX.Element | null {
  if (area === '') return null;
  return (
    <span>
      <FileButton key={`${area} open`} printed={sheetOf(area, false)} label={texts.countSheet} />{' '}
      <FileButton key={`${area} blind`} printed={sheetOf(area, true)} label={texts.blindSheet} />
    </span>
  );
}
