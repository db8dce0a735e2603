/** The panes as data: each one's icon, and where it is loaded from when it is first opened. */
import { ArrowHookUpLeftRegular } from '@fluentui/react-icons/svg/arrow-hook-up-left';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { BarcodeScannerRegular } from '@fluentui/react-icons/svg/barcode-scanner';
import { BoxArrowLeftRegular } from '@fluentui/react-icons/svg/box-arrow-left';
import { BranchCompareRegular } from '@fluentui/react-icons/svg/branch-compare';
import { ClipboardTaskListLtrRegular } from '@fluentui/react-icons/svg/clipboard-task-list-ltr';
import { DataTrendingRegular } from '@fluentui/react-icons/svg/data-trending';
import { DocumentMultipleRegular } from '@fluentui/react-icons/svg/document-multiple';
import { HomeRegular } from '@fluentui/react-icons/svg/home';
import { PuzzlePieceRegular } from '@fluentui/react-icons/svg/puzzle-piece';
import { QrCodeRegular } from '@fluentui/react-icons/svg/qr-code';
import { ReceiptRegular } from '@fluentui/react-icons/svg/receipt';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import type { ComponentType } from 'react';
import type { PaneName } from '../commands/table.ts';
import type { PaneProps } from '../services.tsx';

interface PaneFacts {
  readonly icon: ComponentType;
  readonly load: () => Promise<{ readonly View: ComponentType<PaneProps> }>;
}

export const panes: Readonly<Record<PaneName, PaneFacts>> = {
  home: { icon: HomeRegular, load: () => import('../panes/home/view.tsx') },
  scan: { icon: BarcodeScannerRegular, load: () => import('../panes/scan/view.tsx') },
  lookUp: { icon: SearchRegular, load: () => import('../panes/look-up/view.tsx') },
  receive: { icon: BoxArrowLeftRegular, load: () => import('../panes/receive/view.tsx') },
  sell: { icon: ReceiptRegular, load: () => import('../panes/sell/view.tsx') },
  return: { icon: ArrowHookUpLeftRegular, load: () => import('../panes/return/view.tsx') },
  transfer: { icon: ArrowSwapRegular, load: () => import('../panes/transfer/view.tsx') },
  count: { icon: ClipboardTaskListLtrRegular, load: () => import('../panes/count/view.tsx') },
  reconcile: { icon: BranchCompareRegular, load: () => import('../panes/reconcile/view.tsx') },
  assemble: { icon: PuzzlePieceRegular, load: () => import('../panes/assemble/view.tsx') },
  documents: { icon: DocumentMultipleRegular, load: () => import('../panes/documents/view.tsx') },
  labels: { icon: QrCodeRegular, load: () => import('../panes/labels/view.tsx') },
  reports: { icon: DataTrendingRegular, load: () => import('../panes/reports/view.tsx') },
  settings: { icon: SettingsRegular, load: () => import('../panes/settings/view.tsx') },
};
