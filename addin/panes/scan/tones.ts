/** The icon and the colours of what is said of a scan; in forced colours the icon and the words say it. */
import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { ScanTone } from './scan.ts';
import type { ComponentType } from 'react';

interface MarkProps {
  readonly 'aria-label'?: string;
  readonly className?: string;
}

export const marks: Readonly<Record<ScanTone, ComponentType<MarkProps>>> = {
  good: CheckmarkCircleRegular,
  look: WarningRegular,
  bad: DismissCircleRegular,
  waiting: ClockRegular,
};

/** The mark and the edge of a row. */
export const useMarkStyles = makeStyles({
  good: { color: tokens.colorPaletteGreenForeground1 },
  look: { color: tokens.colorPaletteDarkOrangeForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  waiting: { color: tokens.colorNeutralForeground3 },
});

export const useEdgeStyles = makeStyles({
  good: { borderLeftColor: tokens.colorPaletteGreenBorder2 },
  look: { borderLeftColor: tokens.colorPaletteDarkOrangeBorder2 },
  bad: { borderLeftColor: tokens.colorPaletteRedBorder2 },
  waiting: { borderLeftColor: tokens.colorNeutralStroke1 },
});

/** The ground and the text of the banner. */
export const useGroundStyles = makeStyles({
  good: {
    backgroundColor: tokens.colorPaletteGreenBackground2,
    color: tokens.colorPaletteGreenForeground2,
  },
  look: {
    backgroundColor: tokens.colorPaletteDarkOrangeBackground2,
    color: tokens.colorPaletteDarkOrangeForeground2,
  },
  bad: {
    backgroundColor: tokens.colorPaletteRedBackground2,
    color: tokens.colorPaletteRedForeground2,
  },
  waiting: {
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground1,
  },
});
