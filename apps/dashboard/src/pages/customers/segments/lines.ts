import type { Joined } from '../../../parts/condition-lines.js';
import {
  conditionOf as ruleConditionOf,
  linesOf as ruleLinesOf,
  type ConditionJson,
  type Line as RuleLine,
} from '../../rules/condition.js';

/** Calendar days that count; undefined: ever. */
interface Recent {
  readonly days: number | undefined;
}

/** Lines that rules have too. */
export type SharedLine = Extract<RuleLine, { kind: 'attribute' | 'language_in' }>;

/** One condition of a segment. */
export type Line =
  | Extract<RuleLine, { kind: 'attribute' }>
  | { readonly kind: 'language_in'; readonly in: readonly string[] }
  /** Lists of customers by id. */
  | { readonly kind: 'list_in'; readonly in: readonly string[] }
  | ({
      readonly kind: 'event';
      readonly event: string;
      readonly op: Bound;
      readonly times: number;
    } & Recent)
  | ({
      readonly kind: 'value';
      readonly event: string;
      readonly currency: string;
      readonly op: Bound;
      readonly minor: number;
    } & Recent)
  | ({
      readonly kind: 'score';
      readonly metric: string | undefined;
      readonly survey: string | undefined;
      readonly op: 'lte' | 'gte' | 'eq';
      readonly value: number;
    } & Recent)
  | ({ readonly kind: 'engagement'; readonly is: Engagement } & Recent)
  | { readonly kind: 'consent'; readonly purpose: Purpose; readonly is: 'granted' | 'withdrawn' | 'unknown' }
  /** Bands of churn risk. */
  | { readonly kind: 'risk_in'; readonly in: readonly Band[] };

export type Bound = 'at_least' | 'at_most';
export const ENGAGEMENTS = ['asked', 'answered', 'silent'] as const;
export type Engagement = (typeof ENGAGEMENTS)[number];
export const PURPOSES = ['questions', 'replies', 'improvements', 'news', 'profiling'] as const;
export type Purpose = (typeof PURPOSES)[number];
export const CONSENTS = ['granted', 'withdrawn', 'unknown'] as const;

export const BANDS = ['high', 'medium', 'low'] as const;
export type Band = (typeof BANDS)[number];

/** Kinds of lines, in the order in which they are offered. */
export const LINE_KINDS = [
  'event',
  'value',
  'score',
  'engagement',
  'risk_in',
  'attribute',
  'language_in',
  'list_in',
  'consent',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];
export type Lines = Joined<Line>;

/** A new line of a kind. */
export function newLine(kind: LineKind): Line {
  switch (kind) {
    case 'event':
      return { kind, event: 'order', op: 'at_least', times: 1, days: 90 };
    case 'value':
      return { kind, event: 'order', currency: 'EUR', op: 'at_least', minor: 10_000, days: 365 };
    case 'score':
      return { kind, metric: 'nps', survey: undefined, op: 'lte', value: 6, days: undefined };
    case 'engagement':
      return { kind, is: 'silent', days: 90 };
    case 'attribute':
      return { kind, key: '', op: 'eq', value: '' };
    case 'language_in':
    case 'list_in':
      return { kind, in: [] };
    case 'risk_in':
      return { kind, in: ['high'] };
    case 'consent':
      return { kind, purpose: 'questions', is: 'granted' };
  }
}

/** The lines of a condition; `undefined` for one that lines cannot show, such as groups inside groups. */
export function linesOf(condition: ConditionJson): Lines | undefined {
  const [[name, parts] = []] = Object.entries(condition);
  const isGroup = (name === 'all' || name === 'any') && Array.isArray(parts);
  const lines = (isGroup ? (parts as ConditionJson[]) : [condition]).map(lineOf);
  if (lines.includes(undefined)) return undefined;
  return { join: isGroup && name === 'any' ? 'any' : 'all', lines: lines as Line[] };
}

/** The condition of the lines. */
export function conditionOf({ join, lines }: Lines): Record<string, unknown> {
  return { [join]: lines.map(jsonOf) };
}

/** Whether a line can be evaluated. */
export function isComplete(line: Line): boolean {
  if (line.kind === 'attribute') return line.key.trim() !== '' && line.value.trim() !== '';
  if (line.kind === 'language_in' || line.kind === 'list_in' || line.kind === 'risk_in') return line.in.length > 0;
  if (line.kind === 'event' || line.kind === 'value') {
    return line.event.trim() !== '' && (line.kind === 'event' || /^[A-Z]{3}$/.test(line.currency));
  }
  return true;
}

function lineOf(condition: ConditionJson): Line | undefined {
  const [[name, json] = []] = Object.entries(condition) as [string, Record<string, unknown>][];
  if (json === undefined) return undefined;
  const days = typeof json['within_days'] === 'number' ? json['within_days'] : undefined;
  switch (name) {
    case 'event':
      return { kind: name, event: String(json['kind']), op: json['op'] as Bound, times: Number(json['times']), days };
    case 'value': {
      const { kind: event, currency, op, minor } = json;
      return {
        kind: name,
        event: String(event),
        currency: String(currency),
        op: op as Bound,
        minor: Number(minor),
        days,
      };
    }
    case 'score': {
      const { metric, survey_id: survey, op, value } = json;
      return { kind: name, metric: textOf(metric), survey: textOf(survey), op: op as 'eq', value: Number(value), days };
    }
    case 'engagement':
      return { kind: name, is: json['is'] as Engagement, days };
    case 'consent':
      return { kind: name, purpose: json['purpose'] as Purpose, is: json['is'] as 'granted' };
    case 'risk_in':
      return Array.isArray(json) ? { kind: name, in: json as Band[] } : undefined;
    case 'list_in':
      return Array.isArray(json) ? { kind: name, in: json as string[] } : undefined;
    case 'attribute':
    case 'language_in':
      return ruleLinesOf(condition)?.lines[0] as SharedLine;
    default:
      return undefined;
  }
}

function jsonOf(line: Line): Record<string, unknown> {
  switch (line.kind) {
    case 'event':
      return { event: { kind: line.event.trim(), op: line.op, times: line.times, ...recent(line) } };
    case 'value': {
      const { event, currency, op, minor } = line;
      return { value: { kind: event.trim(), currency, op, minor, ...recent(line) } };
    }
    case 'score': {
      const { metric, survey, op, value } = line;
      return {
        score: {
          ...(metric === undefined ? {} : { metric }),
          ...(survey === undefined ? {} : { survey_id: survey }),
          op,
          value,
          ...recent(line),
        },
      };
    }
    case 'engagement':
      return { engagement: { is: line.is, ...recent(line) } };
    case 'consent':
      return { consent: { purpose: line.purpose, is: line.is } };
    case 'risk_in':
      return { risk_in: line.in };
    case 'list_in':
      return { list_in: line.in };
    default:
      return (ruleConditionOf({ join: 'all', lines: [line] })['all'] as Record<string, unknown>[])[0]!;
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const recent = ({ days }: Recent) => (days === undefined ? {} : { within_days: days });
