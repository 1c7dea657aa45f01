import type { AnswerSelection } from '../../application/facts/question-queries.js';
import type { Dimension, ScoreFilter } from '../../domain/score-filter.js';
import { groupOfFacts, namesTopic, type Parameters } from '../score-conditions.js';

/** Joins and conditions on `analytics.answer_choice a` for the answers of a selection; `group` is what they are split by. */
export function answersOf(
  tenantId: string,
  { surveyId, filter, generation, period }: AnswerSelection,
  p: Parameters,
  by?: Dimension,
): { readonly from: string; readonly where: string; readonly group: string } {
  const tenant = p.add(tenantId);
  const current = p.add(generation);
  const conditions = responseConditions(tenantId, filter, p);
  const joins = conditions.length > 0 || by !== undefined;
  const group = by === undefined ? 'null::text' : groupOfFacts(tenantId, by, p);
  const own = (alias: string) => `${alias}.tenant_id = ${tenant} and ${alias}.generation = ${current}`;
  const between = (alias: string) =>
    `${alias}.survey_id = ${survey} and ${alias}.answered_at >= ${from} and ${alias}.answered_at < ${to}`;
  const survey = p.add(surveyId);
  const from = p.add(period.from);
  const to = p.add(period.to);
  const responses = `join (
      select r.response_id, ${group} as grp from analytics.response_fact r
      where ${[own('r'), between('r'), ...conditions].join(' and ')}
    ) r on r.response_id = a.response_id`;
  return {
    from: `analytics.answer_choice a ${joins ? responses : ''}`,
    where: [
      own('a'),
      between('a'),
      ...(filter.question === undefined ? [] : [`a.question = ${p.add(filter.question)}`]),
      `not exists (select 1 from analytics.response_exclusion x
         where x.tenant_id = ${tenant} and x.response_id = a.response_id and x.state <> 'counted')`,
    ].join(' and '),
    group: joins ? 'r.grp' : 'null::text',
  };
}

function responseConditions(
  tenantId: string,
  { touchpointId, channel, language, topicId, attributes }: ScoreFilter,
  p: Parameters,
): readonly string[] {
  const equal = (column: string, value: string | null | undefined) => {
    if (value === undefined) return [];
    return value === null ? [`${column} is null`] : [`${column} = ${p.add(value)}`];
  };
  return [
    ...equal('r.touchpoint_id', touchpointId),
    ...equal('r.channel', channel),
    ...equal('r.language', language),
    ...(topicId === undefined ? [] : [namesTopic('r.response_id', topicId, tenantId, p)]),
    ...Object.entries(attributes).map(([key, segment]) => `r.segments ->> ${p.add(key)}::text = ${p.add(segment)}`),
  ];
}
