/** For how many closed months the report about orders can be read; the first is the default. */
export const MONTHS = ['12', '3', '6', '24'] as const;
/** Days of the attribution report, and days before an order in which contacts count. */
export const DAYS = ['90', '28', '365'] as const;
export const WINDOWS = ['30', '7', '90'] as const;

/** The state of the report about orders in its address, as it is. */
export interface OrdersSearch {
  readonly months?: number;
  readonly rule?: string;
  readonly explain?: boolean;
}

/** The state of the attribution report in its address, as it is. */
export interface AttributionSearch {
  readonly days?: number;
  readonly window?: number;
  readonly explain?: boolean;
}

/** The query of the report about orders; what is malformed is the default. */
export function ordersQuery({ months, rule }: OrdersSearch) {
  return {
    months: MONTHS.find((known) => known === String(months)) ?? MONTHS[0],
    rule: rule === 'unbounded' ? rule : ('bounded' as const),
  } as const;
}

/** The query of the attribution report; what is malformed is the default. */
export function attributionQuery({ days, window }: AttributionSearch) {
  return {
    days: DAYS.find((known) => known === String(days)) ?? DAYS[0],
    window_days: WINDOWS.find((known) => known === String(window)) ?? WINDOWS[0],
  } as const;
}
