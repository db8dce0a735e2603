/** The words of the income statement in both languages. */
import type { IncomeLine } from '../../shared/report/income.ts';
import type { ReportLanguage } from './report-texts.ts';

interface IncomeTexts {
  readonly title: string;
  readonly sheet: string;
  readonly lines: Readonly<Record<IncomeLine, string>>;
  readonly heads: Readonly<
    Record<'line' | 'amount' | 'share' | 'compared' | 'change' | 'changePercent', string>
  >;
  /** An expense that is called as a line is. */
  readonly expense: (name: string) => string;
  readonly comparedWith: (period: string) => string;
  readonly chart: string;
  /** The levels of the chart's steps, and the pieces of its bars. */
  readonly waterfall: Readonly<
    Record<
      'before' | 'after' | 'bars' | 'blank' | 'sum' | 'gain' | 'gainBelow' | 'loss' | 'lossBelow',
      string
    >
  >;
}

export const incomeTexts: Readonly<Record<ReportLanguage, IncomeTexts>> = {
  en: {
    title: 'Income statement at true cost',
    sheet: 'Income statement',
    lines: {
      revenue: 'Revenue',
      returns: 'Returns',
      netRevenue: 'Net revenue',
      costOfGoodsSold: 'Cost of goods sold',
      lateCosts: 'Costs that came late',
      margin: 'Margin',
      writeOffs: 'Write-offs',
      countDifferences: 'Count differences',
      costChanges: 'Changes of cost',
      priceVariances: 'Price variances',
      returnGains: 'Gains on vendor returns',
      grossProfit: 'Gross profit',
      operatingExpenses: 'Operating expenses',
      netResult: 'Net result',
    },
    heads: {
      line: 'Line',
      amount: 'Amount',
      share: '% of net revenue',
      compared: 'Compared',
      change: 'Change',
      changePercent: 'Change %',
    },
    expense: (name) => `${name} (expense)`,
    comparedWith: (period) => `compared with ${period}`,
    chart: 'From revenue to the net result',
    waterfall: {
      before: 'Before',
      after: 'After',
      bars: 'Bars of the chart',
      blank: 'Empty',
      sum: 'Sum',
      gain: 'More',
      gainBelow: 'More, below zero',
      loss: 'Less',
      lossBelow: 'Less, below zero',
    },
  },
  de: {
    title: 'Ergebnisrechnung zu wahren Kosten',
    sheet: 'Ergebnisrechnung',
    lines: {
      revenue: 'Umsatz',
      returns: 'Rückgaben',
      netRevenue: 'Nettoumsatz',
      costOfGoodsSold: 'Wareneinsatz',
      lateCosts: 'Nachträgliche Kosten',
      margin: 'Marge',
      writeOffs: 'Abschreibungen',
      countDifferences: 'Inventurdifferenzen',
      costChanges: 'Kostenänderungen',
      priceVariances: 'Preisabweichungen',
      returnGains: 'Gewinne aus Lieferantenrückgaben',
      grossProfit: 'Rohertrag',
      operatingExpenses: 'Betriebsausgaben',
      netResult: 'Ergebnis',
    },
    heads: {
      line: 'Zeile',
      amount: 'Betrag',
      share: '% vom Nettoumsatz',
      compared: 'Vergleich',
      change: 'Veränderung',
      changePercent: 'Veränderung %',
    },
    expense: (name) => `${name} (Ausgabe)`,
    comparedWith: (period) => `verglichen mit ${period}`,
    chart: 'Vom Umsatz zum Ergebnis',
    waterfall: {
      before: 'Davor',
      after: 'Danach',
      bars: 'Balken des Diagramms',
      blank: 'Leer',
      sum: 'Summe',
      gain: 'Mehr',
      gainBelow: 'Mehr, unter null',
      loss: 'Weniger',
      lossBelow: 'Weniger, unter null',
    },
  },
};
