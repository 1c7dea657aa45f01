import type { FieldError } from '@hearback/kernel';
import {
  COLUMNS_POINTER,
  isTimeZone,
  parseColumnTargets,
  type ColumnTargets,
  type DecimalSign,
  type FileFormat,
  type TimeFormat,
} from '@hearback/tabular';
import type { AttributeType } from '../attribute.js';
import { CONSENT_PURPOSES, type ConsentPurpose } from '../consent/consent-ledger.js';

/** What a file can hold. */
export const IMPORT_KINDS = ['customers', 'events'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** What a column of each kind of file can be mapped to. */
export const TARGETS = {
  customers: ['external_id', 'name', 'language', 'time_zone', 'identity', 'attribute', 'consent'],
  events: ['event_id', 'kind', 'external_id', 'occurred_at', 'amount', 'currency', 'property'],
} as const satisfies Readonly<Record<ImportKind, readonly string[]>>;

export type ImportTarget = (typeof TARGETS)[ImportKind][number];

/** Types of attributes and properties that a mapping can name. */
export const VALUE_TYPES = ['text', 'number', 'boolean', 'date'] as const satisfies readonly AttributeType[];

/** A mapped column. */
export interface MappedColumn {
  readonly column: string;
  readonly to: ImportTarget;
  /** The kind of an identity, the key of an attribute or property, the purpose of a consent; else undefined. */
  readonly key?: string | undefined;
  /** How the cells of an attribute or property are read; undefined: as text, or as the attribute is defined. */
  readonly type?: AttributeType | undefined;
}

/** Where the decisions of a file about consent come from. */
export interface ConsentSource {
  /** In the words of staff: which form or list, and how it was confirmed. */
  readonly source: string;
  /** When the customers decided. */
  readonly decidedAt: string;
}

/** How to read a file. What is undefined in its format is detected from the file. */
export interface ImportMapping extends FileFormat, TimeFormat {
  readonly holds: ImportKind;
  readonly columns: readonly MappedColumn[];
  /** Values that count as empty, besides the empty cell. */
  readonly emptyValues: readonly string[];
  readonly decimal: DecimalSign;
  /** The kind of all events, unless a column has it. */
  readonly eventKind: string | undefined;
  /** The currency of all amounts, unless a column has it. */
  readonly currency: string | undefined;
  /** `major`: amounts such as 12.90; `minor`: cents. */
  readonly amountUnit: 'major' | 'minor';
  readonly consent: ConsentSource | undefined;
}

const MAX_COLUMNS = 200;

/** Parses the columns of a mapping. Never throws, whatever the JSON. */
export function parseColumns(json: unknown, holds: ImportKind): ColumnTargets<MappedColumn> {
  return parseColumnTargets(json, {
    maxColumns: MAX_COLUMNS,
    parse: (column, target) => parseTarget(column, target, holds),
    targetOf: ({ to, key }) => `${to}/${key}`,
  });
}

/** What keeps a mapping from being used; pointers are those of the request. */
export function mappingDefects(mapping: ImportMapping): readonly FieldError[] {
  const has = (to: ImportTarget, key?: string) =>
    mapping.columns.some((each) => each.to === to && (key === undefined || each.key === key));
  const errors: FieldError[] = [];
  const require = (pointer: string, detail: string) => void errors.push({ pointer, code: 'required', detail });
  if (mapping.timeZone !== undefined && !isTimeZone(mapping.timeZone)) {
    const detail = 'must be an IANA time zone such as Europe/Berlin';
    errors.push({ pointer: '/mapping/time_zone', code: 'invalid-value', detail });
  }
  if (mapping.holds === 'customers') {
    if (!has('external_id') && !has('identity', 'email'))
      require(COLUMNS_POINTER, 'must map a column to `external_id`, or to the identity `email`');
    if (has('consent') && mapping.consent === undefined)
      require('/mapping/consent', 'must say where the decisions come from, and when the customers decided');
    return errors;
  }
  if (!has('external_id')) require(COLUMNS_POINTER, 'must map a column to `external_id`, the id of the customer');
  if (!has('occurred_at')) require(COLUMNS_POINTER, 'must map a column to `occurred_at`, the time of the event');
  if (!has('kind') && mapping.eventKind === undefined)
    require('/mapping/event_kind', 'must be the kind of the events, for example `order`, as no column has it');
  if (has('amount') && !has('currency') && mapping.currency === undefined)
    require('/mapping/currency', 'must be the currency of the amounts, for example EUR, as no column has it');
  return errors;
}

/** The mapping of a column, or its defect. */
function parseTarget(column: string, target: unknown, holds: ImportKind): MappedColumn | string {
  if (typeof target !== 'object' || target === null || Array.isArray(target)) return 'must be an object';
  const { to, key, type, ...others } = target as Readonly<Record<string, unknown>>;
  if (Object.keys(others).length > 0) return 'must have no members other than `to`, `key` and `type`';
  const targets: readonly string[] = TARGETS[holds];
  if (typeof to !== 'string' || !targets.includes(to)) return `\`to\` must be one of ${targets.join(', ')}`;
  const rule = KEYS[to as ImportTarget];
  if (rule === undefined) {
    return key === undefined && type === undefined
      ? { column, to: to as ImportTarget }
      : '`key` and `type` are allowed only for identities, attributes, properties and consent';
  }
  if (typeof key !== 'string' || !rule.test(key)) return `\`key\` must match ${rule.source}`;
  if (type === undefined) return { column, to: to as ImportTarget, key };
  if (to !== 'attribute' && to !== 'property') return '`type` is allowed only for attributes and properties';
  if (!VALUE_TYPES.includes(type as AttributeType)) return `\`type\` must be one of ${VALUE_TYPES.join(', ')}`;
  return { column, to, key, type: type as AttributeType };
}

/** What a key may be, for the targets that have one. */
const KEYS: Readonly<Partial<Record<ImportTarget, RegExp>>> = {
  identity: /^[a-z][a-z0-9_]{0,39}$/,
  attribute: /^[A-Za-z0-9_.-]{1,64}$/,
  property: /^[A-Za-z0-9_.-]{1,64}$/,
  consent: new RegExp(`^(?:${(CONSENT_PURPOSES satisfies readonly ConsentPurpose[]).join('|')})$`),
};
