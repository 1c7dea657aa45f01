import { minorPerUnit } from '../../../parts/money.js';
import type { Goal, KeyFigure } from './goals-queries.js';

/** A figure and what it counts in. Amounts of money are in minor units of the currency, which is null while no amount is known. */
export interface FigureKind {
  readonly figure: Goal['figure'];
  readonly unit: KeyFigure['unit'];
  readonly currency: string | null;
}

/** Whether a figure is a score, whose answers can be listed. */
export function isScore(figure: Goal['figure']): figure is 'nps' | 'csat' | 'ces' {
  return figure === 'nps' || figure === 'csat' || figure === 'ces';
}

/** Stored units in one entered unit: cents in a euro; 1 for what is no money and while the currency is not known. */
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
