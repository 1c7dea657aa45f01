import { attribute, ATTRIBUTION_MODELS, type AttributionModel } from '../attribution.js';
import { tooFew, type Refusal } from '../refusal.js';

/** An order with the contacts before it: visits and leads of the customer. */
export interface Sale {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly minor: number | null;
  readonly currency: string | null;
  /** Oldest first: days before the order, and the channel (null: the contact does not name one). */
  readonly contacts: readonly (readonly [days: number, channel: string | null])[];
}

/** Credits by model: orders, and minor units of the main currency. */
export type Credits = Readonly<Record<AttributionModel, { readonly orders: number; readonly minor: number }>>;

/** What one channel is credited with. */
export interface ChannelCredits {
  /** Null: contacts that do not name one. */
  readonly channel: string | null;
  readonly contacts: number;
  /** Orders with at least one contact through it. */
  readonly orders: number;
  readonly credits: Credits;
}

/** Orders credited to what came before them, by five rules. Bookkeeping: no rule shows what caused an order. */
export interface AttributionReport {
  readonly orders: number;
  /** With a contact in the window; only these are credited, and the credits of each model add up to them. */
  readonly credited: number;
  /** The currency of most orders, in which amounts are credited; null without amounts. */
  readonly currency: string | null;
  /** Minor units of the credited orders in that currency. */
  readonly minor: number;
  /** By the credit of the linear rule, most first. */
  readonly channels: readonly ChannelCredits[];
  readonly refusal: Refusal | null;
}

/** Credits the sales of a period; of each sale the contacts of the last `windowDays` days. */
export function attributionReport(sales: readonly Sale[], windowDays: number): AttributionReport {
  const windowed = sales.map((sale) => ({ ...sale, contacts: sale.contacts.filter(([days]) => days <= windowDays) }));
  const credited = windowed.filter(({ contacts }) => contacts.length > 0);
  const currency = mainCurrencyOf(windowed);
  const channels = new Map<string | null, MutableCredits>();
  for (const sale of credited) creditSale(channels, sale, currency);
  const minor = credited.reduce((sum, sale) => sum + (sale.currency === currency ? (sale.minor ?? 0) : 0), 0);
  return {
    orders: sales.length,
    credited: credited.length,
    currency,
    minor,
    channels: [...channels]
      .map(([channel, credits]) => ({ channel, ...credits }))
      .toSorted((a, b) => b.credits.linear.orders - a.credits.linear.orders || b.contacts - a.contacts),
    refusal:
      credited.length > 0
        ? null
        : tooFew(
            'no_contacts',
            1,
            0,
            'No order of a known customer has a visit or lead before it. Have your pages sign their customers, and record visits.',
          ),
  };
}

interface MutableCredits {
  contacts: number;
  orders: number;
  readonly credits: Record<AttributionModel, { orders: number; minor: number }>;
}

function creditSale(channels: Map<string | null, MutableCredits>, sale: Sale, currency: string | null): void {
  const days = sale.contacts.map(([before]) => before);
  const worth = sale.currency === currency ? (sale.minor ?? 0) : 0;
  const rows = sale.contacts.map(([, channel]) => {
    const known = channels.get(channel) ?? { contacts: 0, orders: 0, credits: nothing() };
    channels.set(channel, known);
    known.contacts += 1;
    return known;
  });
  for (const row of new Set(rows)) row.orders += 1;
  for (const model of ATTRIBUTION_MODELS) {
    for (const [i, credit] of attribute(model, days, 1).entries()) rows[i]!.credits[model].orders += credit;
    for (const [i, credit] of attribute(model, days, worth).entries()) rows[i]!.credits[model].minor += credit;
  }
}

function nothing(): MutableCredits['credits'] {
  const entries = ATTRIBUTION_MODELS.map((model) => [model, { orders: 0, minor: 0 }] as const);
  return Object.fromEntries(entries) as MutableCredits['credits'];
}

function mainCurrencyOf(sales: readonly Sale[]): string | null {
  const orders = new Map<string, number>();
  for (const { currency } of sales) if (currency !== null) orders.set(currency, (orders.get(currency) ?? 0) + 1);
  const [main] = [...orders].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return main?.[0] ?? null;
}
