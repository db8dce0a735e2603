/**
 * Opens the RMA form of units: filled by the books from their serials alone, and by what a person said of this return.
 * Offers only the forms that there can be.
 */
import {
  Link,
  makeStyles,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { useEffect, useState } from 'react';
import type { RmaAction, UnitCard } from '../../shared/api.ts';
import type { RmaFormReader } from '../../shared/api/rma-forms.ts';
import { sentenceOf } from '../client.ts';
import { useServices } from '../services.tsx';
import { spokenLanguage, textsOf } from '../texts/texts.ts';
import { Notice } from './parts.tsx';

const texts = textsOf('rmaForm');

const useStyles = makeStyles({
  form: {
    display: 'inline-flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
});

type FormUnit = Pick<UnitCard, 'item' | 'serial' | 'customer' | 'vendor' | 'unitCost'>;

export interface RmaFormUnit {
  readonly unit: FormUnit;
  readonly reason?: string;
  readonly action?: RmaAction;
}

interface Offer {
  readonly name: keyof typeof texts.readers;
  readonly reader: RmaFormReader;
  readonly hasCost: boolean;
  readonly isOffered: (unit: FormUnit) => boolean;
}

const maySeeCost = ({ unitCost }: FormUnit): boolean => unitCost !== undefined;
const hasVendor = ({ vendor }: FormUnit): boolean => vendor !== null;

const offers: readonly Offer[] = [
  {
    name: 'customer',
    reader: 'customer',
    hasCost: false,
    isOffered: ({ customer }) => customer !== null,
  },
  { name: 'vendor', reader: 'vendor', hasCost: false, isOffered: hasVendor },
  {
    name: 'vendorWithCost',
    reader: 'vendor',
    hasCost: true,
    isOffered: (unit) => hasVendor(unit) && maySeeCost(unit),
  },
  { name: 'house', reader: 'house', hasCost: true, isOffered: () => true },
];

function said({ unit, reason = '', action }: RmaFormUnit) {
  return {
    sku: unit.item,
    serial: unit.serial,
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    ...(action === undefined ? {} : { action }),
  };
}

export function RmaFormButton({ units }: { units: readonly RmaFormUnit[] }): React.JSX.Element {
  const styles = useStyles();
  const { announce, client, host } = useServices();
  const [isOpening, setOpening] = useState(false);
  const [address, setAddress] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const named = units.map(({ unit }) => `${unit.item}/${unit.serial}`).join('\n');

  // What was printed of other units is not offered any longer.
  useEffect(() => {
    setAddress(null);
    setFault(null);
  }, [named]);

  async function open({ reader, hasCost }: Offer): Promise<void> {
    setOpening(true);
    setFault(null);
    const language = spokenLanguage();
    const body = { for: reader, cost: hasCost, language, units: units.map(said) };
    const file = await client.download('makeRmaForms', { query: { format: 'pdf' }, body });
    setOpening(false);
    if (!file.ok) {
      setFault(sentenceOf(file.error));
      announce(sentenceOf(file.error), 'bad');
      return;
    }
    const made = URL.createObjectURL(file.value);
    setAddress(made);
    host.openFile(made, fileName);
    announce(texts.opened(units.length), 'good');
  }

  const [first] = units;
  const fileName = `RMA ${first?.unit.serial ?? ''}.pdf`;
  return (
    <span className={styles.form}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <MenuButton
            icon={
              isOpening ? (
                <Spinner size="extra-tiny" aria-label={texts.opening} />
              ) : (
                <DocumentRegular />
              )
            }
            disabled={isOpening}
          >
            {texts.button}
          </MenuButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {offers
              .filter(({ isOffered }) => units.every(({ unit }) => isOffered(unit)))
              .map((offer) => (
                <MenuItem key={offer.name} onClick={() => void open(offer)}>
                  {texts.readers[offer.name]}
                </MenuItem>
              ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {address !== null && (
        <Link href={address} download={fileName}>
          {texts.save}
        </Link>
      )}
      {fault !== null && <Notice intent="error">{fault}</Notice>}
    </span>
  );
}
