import type { ScoreSelection } from '../application/score-queries.js';
import type { Period } from '../domain/period.js';
import { MEMBER, topicOf, type Dimension } from '../domain/score-filter.js';

/** The parameters of a statement, in order. */
export class Parameters {
  readonly values: unknown[] = [];

  /** Adds a value and returns its placeholder. */
  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** The condition on score_fact for the answers of a selection and period; without a question, of the primary ones. */
export function factCondition(tenantId: string, selection: ScoreSelection, period: Period, p: Parameters): string {
  const { surveyId, touchpointId, channel, language, question, topicId, attributes } = selection.filter;
  const equal = (column: string, value: string | undefined) =>
    value === undefined ? [] : [`${column} = ${p.add(value)}`];
  return [
    `tenant_id = ${p.add(tenantId)}`,
    `generation = ${p.add(selection.generation)}`,
    `metric = ${p.add(selection.metric)}`,
    `answered_at >= ${p.add(period.from)}`,
    `answered_at < ${p.add(period.to)}`,
    ...equal('survey_id', surveyId),
    ...(touchpointId === null ? ['touchpoint_id is null'] : equal('touchpoint_id', touchpointId)),
    ...equal('channel', channel),
    ...equal('language', language),
    ...(question === undefined ? ['is_primary'] : equal('question', question)),
    ...(topicId === undefined ? [] : [namesTopic('response_id', topicId, tenantId, p)]),
    ...Object.entries(attributes).map(([key, segment]) => `segments ->> ${p.add(key)}::text = ${p.add(segment)}`),
  ].join(' and ');
}

/** The segment of a row of score_count of the requested dimension; null without one. */
export function groupOfCounts(by: Dimension): string {
  return by === 'survey' ? 'survey_id::text' : `nullif(value, '')`;
}

/** The condition that a comment of the response in `column` names the topic. */
export function namesTopic(column: string, topicId: string, tenantId: string, p: Parameters): string {
  return `${column} in (select t.response_id from analytics.answer_text t
      where t.tenant_id = ${p.add(tenantId)} and ${p.add(topicId)}::uuid = any (t.topics))`;
}

/** The segment of a row of facts; null without one. */
export function groupOfFacts(tenantId: string, by: Dimension, p: Parameters): string {
  const topic = topicOf(by);
  if (topic !== undefined) return `case when ${namesTopic('response_id', topic, tenantId, p)} then '${MEMBER}' end`;
  if (by === 'survey') return 'survey_id::text';
  if (by === 'touchpoint') return 'touchpoint_id::text';
  if (by === 'channel' || by === 'language') return by;
  return `segments ->> ${p.add(by.slice('attribute:'.length))}::text`;
}
