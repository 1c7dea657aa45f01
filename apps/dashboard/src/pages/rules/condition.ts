/** A condition as the API has it. */
export type ConditionJson = Readonly<Record<string, unknown>>;

/** One line of the editor. */
export type Line =
  | {
      readonly kind: 'score';
      /** The metric, the key of the question, or both; one of them is there. */
      readonly metric: string | undefined;
      readonly question: string | undefined;
      readonly op: 'lte' | 'gte' | 'eq';
      readonly value: number;
    }
  | { readonly kind: 'text'; readonly is: 'present' | 'absent' }
  | {
      readonly kind: 'attribute';
      readonly key: string;
      readonly op: 'eq' | 'neq' | 'lt' | 'gt' | 'in';
      readonly value: string;
    }
  | {
      readonly kind: 'earlier_answers';
      readonly level: 'low' | 'middle' | 'high';
      readonly days: number;
      readonly atLeast: number;
    }
  | { readonly kind: 'opening_hours'; readonly is: 'open' | 'closed' }
  | { readonly kind: ListKind; readonly in: readonly string[] };

export type ScoreLine = Extract<Line, { kind: 'score' }>;

/** Conditions that compare with a list. */
export const LIST_KINDS = [
  'text_contains',
  'survey_in',
  'touchpoint_in',
  'segment_in',
  'channel_in',
  'language_in',
  'weekday_in',
  'sentiment_in',
  'topic_in',
] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** Kinds of lines, in the order in which they are offered. */
export const LINE_KINDS = ['score', 'text', 'attribute', 'earlier_answers', 'opening_hours', ...LIST_KINDS] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** Lines that are joined by *all* or *any*. */
export interface Lines {
  readonly join: 'all' | 'any';
  readonly lines: readonly Line[];
}

/** A new line of a kind. */
export function newLine(kind: LineKind): Line {
  if (kind === 'score') return { kind, metric: 'nps', question: undefined, op: 'lte', value: 6 };
  if (kind === 'text') return { kind, is: 'present' };
  if (kind === 'attribute') return { kind, key: '', op: 'eq', value: '' };
  if (kind === 'earlier_answers') return { kind, level: 'low', days: 90, atLeast: 1 };
  if (kind === 'opening_hours') return { kind, is: 'closed' };
  return { kind, in: [] };
}

/** The lines of a condition; `undefined` for one that lines cannot show, such as groups inside groups. */
export function linesOf(condition: ConditionJson): Lines | undefined {
  const [[name, parts] = []] = Object.entries(condition);
  if ((name === 'all' || name === 'any') && Array.isArray(parts)) {
    const lines = (parts as ConditionJson[]).map(lineOf);
    return lines.includes(undefined) ? undefined : { join: name, lines: lines as Line[] };
  }
  const line = lineOf(condition);
  return line === undefined ? undefined : { join: 'all', lines: [line] };
}

/** The condition of the lines. */
export function conditionOf({ join, lines }: Lines): Record<string, unknown> {
  return { [join]: lines.map(jsonOf) };
}

/** What a line still needs; `undefined` if it can be saved. */
export function defectOf(line: Line): 'key' | 'value' | undefined {
  if (line.kind === 'attribute') return line.key.trim() === '' ? 'key' : line.value.trim() === '' ? 'value' : undefined;
  return 'in' in line && line.in.length === 0 ? 'value' : undefined;
}

function lineOf(condition: ConditionJson): Line | undefined {
  const [[name, value] = []] = Object.entries(condition) as [string, unknown][];
  if (name === 'score') {
    const { metric, question, op, value: limit } = value as Record<string, unknown>;
    const [known, key] = [textOf(metric), textOf(question)];
    if (known === undefined && key === undefined) return undefined;
    return { kind: 'score', metric: known, question: key, op: op as 'lte', value: Number(limit) };
  }
  if (name === 'text') return typeof value === 'string' ? { kind: 'text', is: value as 'present' } : undefined;
  if (name === 'attribute') {
    const { key, op, value: wanted } = value as { key: string; op: 'eq'; value: unknown };
    return { kind: 'attribute', key, op, value: Array.isArray(wanted) ? wanted.join(', ') : String(wanted) };
  }
  if (name === 'earlier_answers') {
    const { level, days, at_least: atLeast } = value as { level: 'low'; days: number; at_least: number };
    return { kind: 'earlier_answers', level, days, atLeast };
  }
  if (name === 'opening_hours') return { kind: 'opening_hours', is: value as 'open' };
  const kind = LIST_KINDS.find((each) => each === name);
  return kind === undefined ? undefined : { kind, in: value as string[] };
}

function jsonOf(line: Line): Record<string, unknown> {
  switch (line.kind) {
    case 'score':
      return {
        score: {
          ...(line.metric === undefined ? {} : { metric: line.metric }),
          ...(line.question === undefined ? {} : { question: line.question }),
          op: line.op,
          value: line.value,
        },
      };
    case 'text':
      return { text: line.is };
    case 'attribute': {
      const value = line.op === 'in' ? line.value.split(',').map(scalar) : scalar(line.value);
      return { attribute: { key: line.key.trim(), op: line.op, value } };
    }
    case 'earlier_answers':
      return { earlier_answers: { level: line.level, days: line.days, at_least: line.atLeast } };
    case 'opening_hours':
      return { opening_hours: line.is };
    default:
      return { [line.kind]: line.in };
  }
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Attributes are numbers, yes or no, or texts. */
function scalar(text: string): string | number | boolean {
  const value = text.trim();
  if (value === 'true' || value === 'false') return value === 'true';
  return value !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
}
