/** The head of an invoice as it will be printed, on white paper in every theme. */
import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { DesignAnswer } from '../../../shared/api/design.ts';
import { formatBankLine, parseColour } from '../../../shared/company/design.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('design');

/** Paper is white and print is dark, whatever Excel's theme is. */
const paper = { white: '#ffffff', ink: '#21262e', grey: '#5f656d' };

const useStyles = makeStyles({
  page: {
    backgroundColor: paper.white,
    color: paper.ink,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    padding: tokens.spacingHorizontalM,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  logo: { maxWidth: '120px', maxHeight: '36px', display: 'block', marginBottom: '4px' },
  name: { fontWeight: tokens.fontWeightBold },
  quiet: { color: paper.grey, fontSize: tokens.fontSizeBase100, display: 'block' },
  rule: { height: '2px', margin: `${tokens.spacingVerticalS} 0` },
});

export function DesignPreview({ design }: { design: DesignAnswer }): React.JSX.Element {
  const styles = useStyles();
  const { name, addressLines, bankLine, footer, logo, paymentTerms } = design;
  const accent = parseColour(design.accent) === null ? paper.ink : design.accent;
  const below = [paymentTerms, formatBankLine(bankLine), footer].filter((text) => text !== '');
  return (
    <section aria-label={texts.preview}>
      <Caption1 block>{texts.preview}</Caption1>
      <div className={styles.page}>
        <div className={styles.head}>
          <div>
            {logo !== null && (
              <img
                className={styles.logo}
                alt=""
                src={`data:image/${logo.type};base64,${logo.data}`}
              />
            )}
            <span className={styles.name} style={{ color: accent }}>
              {name}
            </span>
            {addressLines.map((line, index) => (
              <span key={index} className={styles.quiet}>
                {line}
              </span>
            ))}
          </div>
          <strong>{texts.sampleTitle}</strong>
        </div>
        <div className={styles.rule} style={{ backgroundColor: accent }} />
        {below.map((text, index) => (
          <span key={index} className={styles.quiet}>
            {text}
          </span>
        ))}
      </div>
    </section>
  );
}
