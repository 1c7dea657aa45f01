/** The figures that a workspace steers by. `ces` can have a goal, and is none of the key figures. */
export const KEY_FIGURES = [
  'csat',
  'nps',
  'retention',
  'customer_value',
  'service_cost',
  'conversion',
  'order_value',
  'first_response',
  'resolution',
] as const;
export type KeyFigureName = (typeof KEY_FIGURES)[number];

export const GOAL_FIGURES = [...KEY_FIGURES, 'ces'] as const;
export type Figure = (typeof GOAL_FIGURES)[number];

/** Per cent, NPS points, minor units of a currency, or minutes. */
export type FigureUnit = 'percent' | 'points' | 'money' | 'minutes';

/** What a figure counts in, and whether less of it is better. */
export interface FigureKind {
  readonly unit: FigureUnit;
  readonly lowIsGood: boolean;
  /** Whether it can be of one touchpoint. */
  readonly byTouchpoint: boolean;
}

const share = { unit: 'percent', lowIsGood: false, byTouchpoint: false } as const;
const money = { unit: 'money', lowIsGood: false, byTouchpoint: false } as const;
const minutes = { unit: 'minutes', lowIsGood: true, byTouchpoint: true } as const;

export const FIGURE_KINDS: Readonly<Record<Figure, FigureKind>> = {
  csat: { ...share, byTouchpoint: true },
  ces: { ...share, byTouchpoint: true },
  nps: { unit: 'points', lowIsGood: false, byTouchpoint: true },
  retention: share,
  customer_value: money,
  service_cost: { ...money, lowIsGood: true, byTouchpoint: true },
  conversion: share,
  order_value: money,
  first_response: minutes,
  resolution: minutes,
};

/** The values that a goal of the figure can have. */
export function targetRange(figure: Figure): { readonly min: number; readonly max: number } {
  const { unit } = FIGURE_KINDS[figure];
  if (unit === 'points') return { min: -100, max: 100 };
  return { min: 0, max: unit === 'percent' ? 100 : 1_000_000_000 };
}
