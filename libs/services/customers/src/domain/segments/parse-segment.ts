import { assertNever, parsePublicId, publicId, type PublicIdPrefix } from '@hearback/kernel';
import { mapTree, parseTree, type Parsed, type ReportDefect } from '@hearback/questionnaire';
import type { SegmentCondition, SegmentFact } from './segment-condition.js';
import { SEGMENT_SHAPE, type SegmentFactJson } from './segment-shape.js';

/** Parses the conditions of a segment as the API has them. `pointer` is their JSON pointer in the body. */
export function parseSegment(json: unknown, pointer: string): Parsed<SegmentCondition> {
  return parseTree(SEGMENT_SHAPE, json, pointer, factFromJson);
}

/** The conditions as the API shows them. */
export function segmentToJson(condition: SegmentCondition): object {
  return mapTree<SegmentFact, object>(condition, factToJson);
}

function factFromJson(json: SegmentFactJson, report: ReportDefect): SegmentFact {
  if ('attribute' in json) return { type: 'attribute', ...json.attribute };
  if ('language_in' in json) return { type: 'language', in: json.language_in };
  if ('event' in json) {
    const { within_days: withinDays = null, ...event } = json.event;
    return { type: 'event', ...event, withinDays };
  }
  if ('value' in json) {
    const { within_days: withinDays = null, ...value } = json.value;
    return { type: 'value', ...value, withinDays };
  }
  if ('score' in json) {
    const { metric = null, survey_id: survey = null, op, value, within_days: withinDays = null } = json.score;
    if (metric === null && survey === null) report('/score', 'required', 'must have `metric` or `survey_id`');
    return { type: 'score', metric, surveyId: survey === null ? null : idOf('srv', survey), op, value, withinDays };
  }
  if ('engagement' in json) {
    return { type: 'engagement', is: json.engagement.is, withinDays: json.engagement.within_days ?? null };
  }
  if ('risk_in' in json) return { type: 'risk', in: json.risk_in };
  if ('consent' in json) return { type: 'consent', ...json.consent };
  return { type: 'list', in: json.list_in.map((id) => idOf('lst', id)) };
}

function factToJson(fact: SegmentFact): object {
  switch (fact.type) {
    case 'attribute':
    case 'consent': {
      const { type, ...members } = fact;
      return { [type]: members };
    }
    case 'language':
      return { language_in: fact.in };
    case 'risk':
      return { risk_in: fact.in };
    case 'list':
      return { list_in: fact.in.map((id) => publicId('lst', id)) };
    case 'event':
    case 'value':
    case 'engagement': {
      const { type, withinDays, ...members } = fact;
      return { [type]: { ...members, ...recent(withinDays) } };
    }
    case 'score': {
      const { metric, surveyId, op, value, withinDays } = fact;
      return {
        score: {
          ...(metric === null ? {} : { metric }),
          ...(surveyId === null ? {} : { survey_id: publicId('srv', surveyId) }),
          op,
          value,
          ...recent(withinDays),
        },
      };
    }
    default:
      return assertNever(fact);
  }
}

function recent(withinDays: number | null): object {
  return withinDays === null ? {} : { within_days: withinDays };
}

function idOf(prefix: PublicIdPrefix, id: string): string {
  const uuid = parsePublicId(prefix, id);
  if (uuid === undefined) throw new Error(`the schema accepted an invalid ${prefix} id`);
  return uuid;
}
