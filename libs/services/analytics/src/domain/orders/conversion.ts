import { notApart, tooFew, type Refusal } from '../refusal.js';
import { rateOf, type Rate } from '../response-rates.js';

/** From a visit or a lead to an order it takes at most so many days; who came later is not observed for long enough and left out. */
export const CONVERSION_DAYS = 30;
const MIN_CASES = 30;

/** What pages and servers recorded in a period. */
export interface ConversionCounts {
  /** Visits and leads, of known customers and of visitors: events, because a visitor is not recognised again. */
  readonly visits: number;
  readonly leads: number;
  /** Known customers who visited, observed for 30 days after the first visit of the period; of them, who ordered in these days. */
  readonly visitors: number;
  readonly visitorsOrdered: number;
  /** The same from the first lead on. */
  readonly interested: number;
  readonly interestedOrdered: number;
}

/** A conversion, or why it cannot be known. */
export interface Conversion {
  readonly name: 'visit_to_lead' | 'visit_to_order' | 'lead_to_order';
  /** Leads of visits: events. Orders: known customers. */
  readonly rate: Rate;
  readonly refusal: Refusal | null;
}

/** The conversions of a period. */
export function conversions(counts: ConversionCounts): readonly Conversion[] {
  const { visits, leads, visitors, visitorsOrdered, interested, interestedOrdered } = counts;
  return [
    leads > visits
      ? {
          name: 'visit_to_lead',
          rate: { value: null, hits: leads, n: visits, interval: null },
          refusal: notApart('more_leads_than_visits', 'There are more leads than visits: not all visits are recorded.'),
        }
      : conversion('visit_to_lead', leads, visits, 'visits'),
    conversion('visit_to_order', visitorsOrdered, visitors, 'known customers with a visit 30 days ago or earlier'),
    conversion('lead_to_order', interestedOrdered, interested, 'known customers with a lead 30 days ago or earlier'),
  ];
}

function conversion(name: Conversion['name'], hits: number, n: number, of: string): Conversion {
  if (n >= MIN_CASES) return { name, rate: rateOf(hits, n), refusal: null };
  const refusal = tooFew('too_few_cases', MIN_CASES, n, `${MIN_CASES} ${of} are needed; ${n} are here.`);
  return { name, rate: { value: null, hits, n, interval: null }, refusal };
}
