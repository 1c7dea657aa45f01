import { CellDefect, quoted } from '@hearback/tabular';
import type { AttributeValue } from '../attribute.js';
import type { ConsentPurpose } from '../consent/consent-ledger.js';
import type { ProfileChange } from '../customer.js';
import { normalIdentity } from '../identity.js';
import type { ImportMapping, ImportTarget, MappedColumn } from './import-mapping.js';
import type { RowValues } from './row-reader.js';

/** What a row says of a customer. Empty cells change nothing. */
export interface CustomerRowContent {
  readonly externalId: string | undefined;
  /** In its normal form; names the customer if the row has no id. */
  readonly email: string | undefined;
  readonly change: ProfileChange;
  readonly decisions: readonly { readonly purpose: ConsentPurpose; readonly granted: boolean }[];
}

/** The content of a row of a file with customers. */
export function customerRowContent(values: RowValues): CustomerRowContent {
  const one = (to: ImportTarget) => [...values].find(([mapped]) => mapped.to === to)?.[1] as string | undefined;
  const all = (to: ImportTarget) => [...values].filter(([mapped]) => mapped.to === to);
  const identities = all('identity').map(([{ key }, value]) => ({ kind: key!, value: value as string }));
  const address = identities.find(({ kind }) => kind === 'email')?.value;
  return {
    externalId: one('external_id'),
    email: address === undefined ? undefined : normalIdentity('email', address)?.value,
    change: {
      name: one('name'),
      language: one('language'),
      timeZone: one('time_zone'),
      attributes: Object.fromEntries(all('attribute').map(([{ key }, value]) => [key!, value as AttributeValue])),
      identities,
    },
    decisions: all('consent').map(([{ key }, value]) => ({
      purpose: key as ConsentPurpose,
      granted: value as boolean,
    })),
  };
}

/** An event of a row as the API takes it. `idOf` gives the id of an event whose row names none, from its content. */
export function eventRowContent(
  values: RowValues,
  mapping: ImportMapping,
  idOf: (content: string) => string,
): object | { readonly defect: CellDefect; readonly to: ImportTarget } {
  const one = (to: ImportTarget) => [...values].find(([mapped]) => mapped.to === to)?.[1];
  const currency = ((one('currency') as string | undefined) ?? mapping.currency)?.toUpperCase();
  const amount = amountOf(one('amount') as number | undefined, currency, mapping.amountUnit);
  if (amount instanceof CellDefect) return { defect: amount, to: 'amount' };
  const content = {
    kind: (one('kind') as string | undefined)?.toLowerCase().replaceAll(' ', '_') ?? mapping.eventKind,
    external_id: one('external_id'),
    occurred_at: (one('occurred_at') as Date | undefined)?.toISOString(),
    amount,
    properties: Object.fromEntries(
      [...values].filter(([mapped]) => mapped.to === 'property').map(([{ key }, value]) => [key!, value]),
    ),
  };
  return { id: one('event_id') ?? idOf(JSON.stringify(content)), ...content };
}

/** The member of an event that a pointer names, as the target of a column. */
const MEMBERS: Readonly<Record<string, ImportTarget>> = {
  id: 'event_id',
  kind: 'kind',
  external_id: 'external_id',
  occurred_at: 'occurred_at',
  amount: 'amount',
  name: 'name',
  language: 'language',
  time_zone: 'time_zone',
};

/** The column to which a defect of a customer or an event belongs; null if none does. */
export function columnOf(
  pointer: string,
  content: CustomerRowContent | undefined,
  mapping: ImportMapping,
): string | null {
  const [, member = '', key = ''] = pointer.split('/');
  const find = (fits: (mapped: MappedColumn) => boolean) => mapping.columns.find(fits)?.column ?? null;
  if (member === 'amount' && key === 'currency') return find(({ to }) => to === 'currency');
  if (member === 'identities') {
    const kind = content?.change.identities?.[Number(key)]?.kind;
    return find((mapped) => mapped.to === 'identity' && mapped.key === kind);
  }
  if (member === 'attributes') return find((mapped) => mapped.to === 'attribute' && mapped.key === key);
  if (member === 'properties') return find((mapped) => mapped.to === 'property' && mapped.key === key);
  const target = MEMBERS[member];
  return target === undefined ? null : find(({ to }) => to === target);
}

function amountOf(value: number | undefined, currency: string | undefined, unit: ImportMapping['amountUnit']) {
  if (value === undefined) return null;
  if (currency === undefined || unit === 'minor') return { value, currency };
  const digits = minorDigits(currency);
  const minor = Math.round(value * 10 ** digits);
  // Binary fractions are off by far less than a hundredth of the smallest coin.
  if (Math.abs(minor - value * 10 ** digits) < 0.01) return { value: minor, currency };
  const rule = `must have at most ${digits} decimals, as ${currency} has`;
  return new CellDefect('out-of-range', `${rule}; it is ${quoted(String(value))}`);
}

/** Decimals of a currency: 2 for EUR, 0 for JPY, 3 for KWD; 2 for what is no currency, which is rejected elsewhere. */
function minorDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}
