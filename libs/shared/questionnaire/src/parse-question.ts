import { isCalendarDay } from './calendar-day.js';
import type { Defects } from './defects.js';
import { LIMITS } from './limits.js';
import { Reader } from './reader.js';
import type { Choice, Condition, Question, QuestionKind, Scale } from './survey.js';

const MEMBERS = ['key', 'kind', 'required', 'show_if'] as const;

/** The members that questions of a kind have beside those of all kinds. */
const OPTIONS: Readonly<Record<QuestionKind, readonly string[]>> = {
  nps: [],
  csat: ['scale'],
  ces: ['points', 'direction'],
  stars: ['max', 'metric'],
  single: ['choices', 'other'],
  multi: ['choices', 'other'],
  text: ['multiline', 'max'],
  number: ['min', 'max', 'integer'],
  date: ['min', 'max'],
  consent: [],
};

/** The kinds of questions, in the order in which editors offer them. */
export const QUESTION_KINDS = Object.keys(OPTIONS) as readonly QuestionKind[];

/** Reads one question; `readCondition` reads its `show_if`. `undefined` where it cannot be told which one it is. */
export function readQuestion(
  value: unknown,
  pointer: string,
  defects: Defects,
  taken: Set<string>,
  readCondition: (json: unknown, pointer: string) => Condition | undefined,
): Question | undefined {
  const reader = Reader.of(value, pointer, defects);
  if (reader === undefined) return undefined;
  const key = reader.key('key', taken);
  const kind = reader.word('kind', QUESTION_KINDS);
  if (kind === undefined) return undefined;
  reader.refuseOthersThan([...MEMBERS, ...OPTIONS[kind]]);
  const required = reader.boolean('required', false);
  const condition = reader.has('show_if') ? readCondition(reader.get('show_if'), reader.at('show_if')) : undefined;
  const options = readOptions(kind, reader);
  if (key === undefined) return undefined;
  return { key, kind, required, ...options, ...(condition === undefined ? {} : { show_if: condition }) } as Question;
}

function readOptions(kind: QuestionKind, reader: Reader): object {
  switch (kind) {
    case 'nps':
    case 'consent':
      return { kind };
    case 'csat':
      return { kind, scale: readScale(reader) };
    case 'ces':
      return {
        kind,
        points: reader.integer('points', 3, 10, 7),
        direction: reader.word('direction', ['agree', 'effort'] as const, 'agree'),
      };
    case 'stars': {
      const metric = reader.has('metric') ? reader.word('metric', ['csat'] as const) : undefined;
      return { kind, max: reader.integer('max', 3, 10, 5), ...(metric === undefined ? {} : { metric }) };
    }
    case 'single':
    case 'multi':
      return readChoices(kind, reader);
    case 'text':
      return {
        kind,
        multiline: reader.boolean('multiline', false),
        max: reader.integer('max', 1, LIMITS.textCharacters, LIMITS.textCharacters),
      };
    case 'number':
      return {
        kind,
        ...bounds(reader, reader.optionalNumber('min'), reader.optionalNumber('max')),
        integer: reader.boolean('integer', false),
      };
    case 'date':
      return { kind, ...bounds(reader, readDay(reader, 'min'), readDay(reader, 'max')) };
  }
}

function readScale(question: Reader): Scale {
  const otherwise = { min: 1, max: 5 };
  if (!question.has('scale')) return otherwise;
  const reader = Reader.of(question.get('scale'), question.at('scale'), question.defects, ['min', 'max']);
  if (reader === undefined) return otherwise;
  const scale = { min: reader.integer('min', 0, 9), max: reader.integer('max', 1, 10) };
  if (scale.min >= scale.max) reader.defect('max', 'out-of-range', 'must be greater than min');
  return scale;
}

function readChoices(kind: 'single' | 'multi', question: Reader): object {
  const other = question.boolean('other', false);
  // With own words allowed, `other` is theirs in conditions and text ids.
  const taken = new Set<string>(other ? ['other'] : []);
  const choices: Choice[] = [];
  for (const [value, pointer] of question.elements('choices', 1, LIMITS.choices)) {
    const key = Reader.of(value, pointer, question.defects, ['key'])?.key('key', taken);
    if (key !== undefined) choices.push({ key });
  }
  return { kind, choices, other };
}

function readDay(reader: Reader, name: string): string | undefined {
  if (!reader.has(name)) return undefined;
  const value = reader.get(name);
  if (typeof value === 'string' && isCalendarDay(value)) return value;
  reader.defect(name, 'invalid-format', 'must be a day as YYYY-MM-DD');
  return undefined;
}

function bounds<T extends string | number>(reader: Reader, min: T | undefined, max: T | undefined): object {
  if (min !== undefined && max !== undefined && min > max)
    reader.defect('max', 'out-of-range', 'must not be below min');
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}
