import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { minorPerUnit, useMoney } from '../../../parts/money.js';
import type { Goal, KeyFigure } from './goals-queries.js';

/** A figure and what it counts in. Amounts of money are in minor units of the currency, which is null while no amount is known. */
export interface FigureKind {
  readonly figure: Goal['figure'];
  readonly unit: KeyFigure['unit'];
  readonly currency: string | null;
}

/** From here on minutes are written as hours. */
const AS_HOURS = 120;

/** Writes figures in their units. */
export function useFigureTexts() {
  const { t } = useTranslation('goals');
  const format = useFormat();
  const money = useMoney();
  const plain = (number: number) => (Number.isInteger(number) ? format.score(number) : format.points(number));
  const written = ({ unit, currency }: FigureKind, number: number): string => {
    if (unit === 'percent') return t('unit.percent', { value: plain(number) });
    if (unit === 'points') return plain(number);
    if (unit === 'money')
      return currency === null ? t('unit.minor', { value: format.count(number) }) : money(number, currency);
    return number < AS_HOURS
      ? t('unit.minutes', { value: format.score(number) })
      : t('unit.hours', { value: plain(number / 60) });
  };
  /** Scores are whole, as everywhere; what was entered as a target is not rounded. */
  const value = (kind: FigureKind, number: number) => written(kind, isScore(kind.figure) ? Math.round(number) : number);
  return {
    target: written,
    value,
    range: (kind: FigureKind, { low, high }: { readonly low: number; readonly high: number }) =>
      `${value(kind, low)} – ${value(kind, high)}`,
  };
}

/** Whether a figure is a score, whose answers can be listed. */
export function isScore(figure: Goal['figure']): figure is 'nps' | 'csat' | 'ces' {
  return figure === 'nps' || figure === 'csat' || figure === 'ces';
}

/** Entered units in one stored unit: cents in a euro; 1 for what is no money and while the currency is not known. */
export function storedPerEntered({ unit, currency }: Omit<FigureKind, 'figure'>): number {
  return unit === 'money' && currency !== null ? minorPerUnit(currency) : 1;
}

/** The scale of a figure's bar: the whole one of scores and shares; of money and minutes from 0 to beyond all that is shown. */
export function scaleOf(
  unit: KeyFigure['unit'],
  shown: readonly (number | null | undefined)[],
): readonly [number, number] {
  if (unit === 'points') return [-100, 100];
  if (unit === 'percent') return [0, 100];
  const most = Math.max(0, ...shown.map((each) => each ?? 0));
  return [0, most === 0 ? 1 : most * 1.1];
}
