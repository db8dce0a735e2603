/** The head of a unit's page: its serial, what it is, how it stands; and the facts of its story. */
import { Badge, Body1, Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import type { UnitCard } from '../../../shared/api.ts';
import { Facts, Heading, Serial } from '../../parts/parts.tsx';
import { statusColor, statusName } from '../../parts/words.ts';
import { useServices } from '../../services.tsx';
import { formatCount, formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('lookUp');

const useStyles = makeStyles({
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  title: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  serial: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    minWidth: 0,
  },
  badges: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function CardHead({ unit }: { unit: UnitCard }): React.JSX.Element {
  const styles = useStyles();
  const { announce } = useServices();

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(unit.serial);
      announce(texts.copied(unit.serial), 'plain');
    } catch {
      announce(texts.copyRefused, 'bad');
    }
  }

  return (
    <div className={styles.head}>
      <div className={styles.title}>
        <span className={styles.serial}>
          <Serial text={unit.serial} />
        </span>
        <Button
          size="small"
          appearance="subtle"
          icon={<CopyRegular />}
          aria-label={texts.copy}
          title={texts.copy}
          onClick={() => void copy()}
        />
      </div>
      <Body1>
        {unit.item}
        {unit.description === '' ? '' : ` – ${unit.description}`}
      </Body1>
      <div className={styles.badges}>
        <Badge color={statusColor(unit.status)} appearance="tint" size="large">
          {statusName(unit.status)}
        </Badge>
        {unit.lives > 1 && (
          <Badge color="informative" appearance="outline" size="large">
            {texts.life(unit.life, unit.lives)}
          </Badge>
        )}
      </div>
    </div>
  );
}

/** A day and the document of it, which opens. */
function DayAndDocument({
  day,
  number,
}: {
  day: string | null;
  number: string | null;
}): React.JSX.Element {
  const { show } = useServices();
  return (
    <>
      {day === null ? '' : formatDay(day)}
      {number !== null && (
        <>
          {day === null ? '' : ', '}
          <Link as="button" onClick={() => show('documents', number)}>
            {number}
          </Link>
        </>
      )}
    </>
  );
}

export function Story({ unit }: { unit: UnitCard }): React.JSX.Element {
  const { receivedOn, receiptNumber, soldOn, invoiceNumber } = unit;
  return (
    <>
      <Heading>{texts.story}</Heading>
      <Facts
        rows={[
          [texts.where, unit.area],
          [texts.withWhom, unit.holder],
          [
            texts.received,
            receivedOn === null && receiptNumber === null ? null : (
              <DayAndDocument day={receivedOn} number={receiptNumber} />
            ),
          ],
          [texts.vendor, unit.vendor],
          [
            texts.sold,
            soldOn === null && invoiceNumber === null ? null : (
              <DayAndDocument day={soldOn} number={invoiceNumber} />
            ),
          ],
          [texts.customer, unit.customer],
          [texts.daysInStock, unit.daysInStock === null ? null : formatCount(unit.daysInStock)],
          [texts.lot, unit.lot],
          [texts.warrantyUntil, unit.warrantyUntil === null ? null : formatDay(unit.warrantyUntil)],
        ]}
      />
    </>
  );
}
