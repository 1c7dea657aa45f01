import { assertNever, parsePublicId, publicId, type PublicIdPrefix } from '@hearback/kernel';
import { mapTree, parseTree, type Parsed, type ReportDefect } from '@hearback/questionnaire';
import { CONDITION_SHAPE, type FactJson } from './condition-schema.js';
import type { Condition, FactCondition } from './condition.js';

/**
 * Parses the JSON of a condition tree as the API has it, with public ids of surveys, touchpoints and segments. `pointer` is the JSON
 * pointer of the tree in the body.
 */
export function parseCondition(json: unknown, pointer: string): Parsed<Condition> {
  return parseTree(CONDITION_SHAPE, json, pointer, factFromJson);
}

/** The condition as the API shows it. */
export function conditionToJson(condition: Condition): Record<string, unknown> {
  return mapTree<FactCondition, object>(condition, factToJson) as Record<string, unknown>;
}

function factToJson(condition: FactCondition): Record<string, unknown> {
  switch (condition.type) {
    case 'score':
    case 'attribute': {
      const { type, ...members } = condition;
      return { [type]: Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null)) };
    }
    case 'text':
      return { text: condition.question === null ? condition.is : { question: condition.question, is: condition.is } };
    case 'survey':
    case 'touchpoint':
    case 'segment':
    case 'topic': {
      const prefix = PREFIXES[condition.type];
      return { [`${condition.type}_in`]: condition.in.map((id) => publicId(prefix, id)) };
    }
    case 'channel':
    case 'language':
    case 'sentiment':
      return { [`${condition.type}_in`]: condition.in };
    case 'words':
      return { text_contains: condition.in };
    case 'earlier':
      return { earlier_answers: { level: condition.level, days: condition.days, at_least: condition.atLeast } };
    case 'hours':
      return { opening_hours: condition.is };
    case 'weekday':
      return { weekday_in: condition.in };
    default:
      return assertNever(condition);
  }
}

const PREFIXES = { survey: 'srv', touchpoint: 'tpt', segment: 'seg', topic: 'top' } as const satisfies Record<
  string,
  PublicIdPrefix
>;

function factFromJson(json: FactJson, report: ReportDefect): FactCondition {
  if ('score' in json) {
    const { metric = null, question = null, op, value } = json.score;
    if (!metric && !question) report('/score', 'required', 'must have `metric` or `question`');
    return { type: 'score', metric, question, op, value };
  }
  if ('text' in json) {
    const { question = null, is } = typeof json.text === 'string' ? { is: json.text } : json.text;
    return { type: 'text', question, is };
  }
  if ('attribute' in json) return { type: 'attribute', ...json.attribute };
  if ('touchpoint_in' in json) return { type: 'touchpoint', in: idsFromJson('tpt', json.touchpoint_in) };
  if ('survey_in' in json) return { type: 'survey', in: idsFromJson('srv', json.survey_in) };
  if ('segment_in' in json) return { type: 'segment', in: idsFromJson('seg', json.segment_in) };
  if ('text_contains' in json) return { type: 'words', in: json.text_contains };
  if ('earlier_answers' in json) {
    const { level, days, at_least: atLeast } = json.earlier_answers;
    return { type: 'earlier', level, days, atLeast };
  }
  if ('opening_hours' in json) return { type: 'hours', is: json.opening_hours };
  if ('weekday_in' in json) return { type: 'weekday', in: json.weekday_in };
  if ('sentiment_in' in json) return { type: 'sentiment', in: json.sentiment_in };
  if ('topic_in' in json) return { type: 'topic', in: idsFromJson('top', json.topic_in) };
  if ('channel_in' in json) return { type: 'channel', in: json.channel_in };
  return { type: 'language', in: json.language_in };
}

function idsFromJson(prefix: PublicIdPrefix, ids: readonly string[]): readonly string[] {
  return ids.map((id) => {
    const uuid = parsePublicId(prefix, id);
    if (uuid === undefined) throw new Error(`the schema accepted an invalid ${prefix} id`);
    return uuid;
  });
}
