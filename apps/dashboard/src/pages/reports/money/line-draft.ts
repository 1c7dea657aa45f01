import type { Evidence, Factor, LineKind, LiveMeasure, ScenarioLine, WantedLine } from './money-queries.js';

export type FieldValue = string | number;
export type Unit = Factor['unit'];

/** A number and its ends, as fields: shares are in per cent, nothing is the empty text. */
export interface RangeDraft {
  readonly value: FieldValue;
  readonly low: FieldValue;
  readonly high: FieldValue;
}

/** A factor while it is written. */
export interface FactorDraft extends RangeDraft {
  readonly key: number;
  readonly name: string;
  readonly unit: Unit;
  readonly follows: LiveMeasure['name'] | null;
}

/** A line while it is written. */
export interface LineDraft {
  readonly id: string | undefined;
  readonly kind: LineKind;
  readonly name: string;
  readonly note: string;
  readonly evidence: Evidence;
  readonly timing: ScenarioLine['timing'];
  readonly firstMonth: FieldValue;
  readonly lastMonth: FieldValue;
  readonly rampMonths: FieldValue;
  readonly factors: readonly FactorDraft[];
  readonly margin: RangeDraft;
  readonly reuse: RangeDraft & { readonly text: string };
}

const PERCENT = 100;
const EMPTY: RangeDraft = { value: '', low: '', high: '' };
let lastKey = 0;

/** Which factors a kind of line usually has: the key of the name, and the unit. */
export const PRESETS = {
  cost: [['amount', 'money']],
  saving: [['amount', 'money']],
  freed_hours: [
    ['cases', 'number'],
    ['minutes', 'minutes'],
    ['hour', 'money'],
  ],
  margin: [
    ['orders', 'number'],
    ['marginPerOrder', 'money'],
  ],
  revenue: [
    ['orders', 'number'],
    ['orderValue', 'money'],
  ],
  unpriced: [],
} as const satisfies Readonly<Record<LineKind, readonly (readonly [string, Unit])[]>>;

export type PresetName = (typeof PRESETS)[LineKind][number][0];

/** A factor without a number. */
export function emptyFactor(name: string, unit: Unit): FactorDraft {
  return { ...EMPTY, key: (lastKey += 1), name, unit, follows: null };
}

/** The fields of a line; of a new one without it. */
export function draftOf(line: ScenarioLine | undefined, nameOf: (preset: PresetName) => string): LineDraft {
  if (line === undefined)
    return {
      id: undefined,
      kind: 'cost',
      name: '',
      note: '',
      evidence: 'measured',
      timing: 'monthly',
      firstMonth: 1,
      lastMonth: '',
      rampMonths: 0,
      factors: presetOf('cost', nameOf),
      margin: EMPTY,
      reuse: { ...EMPTY, text: '' },
    };
  const { evidence, factors, first_month, id, kind, last_month, margin, name, note, ramp_months, reuse, timing } = line;
  return {
    id,
    kind,
    name,
    note,
    evidence,
    timing,
    firstMonth: first_month,
    lastMonth: last_month ?? '',
    rampMonths: ramp_months,
    factors: factors.map((factor) => ({
      ...rangeOf(factor, factor.unit === 'share'),
      key: (lastKey += 1),
      name: factor.name,
      unit: factor.unit,
      follows: factor.follows ?? null,
    })),
    margin: margin === null ? EMPTY : rangeOf(margin, true),
    reuse: reuse === null ? { ...EMPTY, text: '' } : { ...rangeOf(reuse, true), text: reuse.text },
  };
}

/** The factors that a kind usually has. */
export function presetOf(kind: LineKind, nameOf: (preset: PresetName) => string): readonly FactorDraft[] {
  return PRESETS[kind].map(([name, unit]) => emptyFactor(nameOf(name), unit));
}

/** The line to store. */
export function lineOf(draft: LineDraft): WantedLine {
  const { evidence, factors, id, kind, margin, name, note, reuse, timing } = draft;
  const isOnce = timing === 'once';
  return {
    ...(id !== undefined && { id }),
    kind,
    name: name.trim(),
    note: note.trim(),
    evidence,
    timing,
    first_month: Number(draft.firstMonth),
    last_month: isOnce || draft.lastMonth === '' ? null : Number(draft.lastMonth),
    ramp_months: isOnce ? 0 : Number(draft.rampMonths),
    factors:
      kind === 'unpriced'
        ? []
        : factors.map((factor) => ({
            name: factor.name.trim(),
            unit: factor.unit,
            follows: factor.follows,
            ...numbersOf(factor, factor.unit === 'share'),
          })),
    margin: kind === 'revenue' ? numbersOf(margin, true) : null,
    reuse:
      kind === 'freed_hours' && reuse.text.trim() !== ''
        ? {
            text: reuse.text.trim(),
            ...numbersOf({ ...reuse, value: reuse.value === '' ? PERCENT : reuse.value }, true),
          }
        : null,
  };
}

function rangeOf(
  { high, low, value }: { readonly value: number; readonly low?: number | null; readonly high?: number | null },
  isShare: boolean,
): RangeDraft {
  const shown = (number: number | null | undefined) => {
    if (number === null || number === undefined) return '';
    return isShare ? Number((number * PERCENT).toFixed(6)) : number;
  };
  return { value: shown(value), low: shown(low), high: shown(high) };
}

function numbersOf({ high, low, value }: RangeDraft, isShare: boolean) {
  const stored = (field: FieldValue) => (field === '' ? null : Number(field) / (isShare ? PERCENT : 1));
  return { value: stored(value) ?? 0, low: stored(low), high: stored(high) };
}
