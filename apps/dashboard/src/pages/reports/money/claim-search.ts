import type { Query } from '../../../api/client.js';

/** What a claim needs, in the order of the form. Shares are in per cent in the address and in the fields. */
export const CLAIM_FIELDS = ['claim', 'months', 'one_off_cost', 'recurring_cost', 'savings', 'extra_revenue'] as const;
export const CONVERSION_FIELDS = [
  'conversion_before',
  'conversion_after',
  'order_value_before',
  'order_value_after',
] as const;
export const WORK_FIELDS = [
  'inquiries_before',
  'inquiries_after',
  'minutes_before',
  'minutes_after',
  'staff_cost_before',
  'staff_cost_after',
] as const;

export type ClaimField =
  (typeof CLAIM_FIELDS)[number] | (typeof CONVERSION_FIELDS)[number] | (typeof WORK_FIELDS)[number];

/** The claim in the address. */
export type ClaimSearch = { readonly [Field in ClaimField]?: number } & { readonly explain?: true };

const PERCENT = 100;
const SHARES: ReadonlySet<ClaimField> = new Set(['claim', 'conversion_before', 'conversion_after']);
const ALL: readonly ClaimField[] = [...CLAIM_FIELDS, ...CONVERSION_FIELDS, ...WORK_FIELDS];

/** Whether a field is in per cent. */
export function isShare(field: ClaimField): boolean {
  return SHARES.has(field);
}

/** What is a number in an address. */
export function claimSearch(raw: ClaimSearch): ClaimSearch {
  const numbers = ALL.filter((field) => typeof raw[field] === 'number' && Number.isFinite(raw[field]));
  return {
    ...Object.fromEntries(numbers.map((field) => [field, raw[field]])),
    ...(raw.explain === true && { explain: true }),
  };
}

/** What the API is asked; undefined while something that it needs is missing. */
export function claimQueryOf(search: ClaimSearch): Query<'checkClaim'> | undefined {
  if (CLAIM_FIELDS.some((field) => search[field] === undefined)) return undefined;
  const given = ALL.flatMap((field) => {
    const value = search[field];
    return value === undefined ? [] : [[field, isShare(field) ? Number((value / PERCENT).toPrecision(12)) : value]];
  });
  return Object.fromEntries(given) as Query<'checkClaim'>;
}
