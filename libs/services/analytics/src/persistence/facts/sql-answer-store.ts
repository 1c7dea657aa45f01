import { Injectable } from '@nestjs/common';
import { Lines, type BatchTx } from '@hearback/database';
import { AnswerStore, type AnsweredResponse, type QuestionCopy } from '../../application/facts/answer-store.js';
import { GENERATION } from '../count-statements.js';

const lines = (position: number) => `string_to_array($${position}, E'\\n')`;

/** The responses whose answers hold: not withdrawn, and of no lower revision than the highest. `$1` to `$3`, and the generation `$4`. */
const HOLDING = `
  select i.tenant_id, coalesce($4::integer, ${GENERATION}) as generation, i.response_id, i.revision, i.place
  from unnest(${lines(1)}::uuid[], ${lines(2)}::uuid[], ${lines(3)}::integer[]) with ordinality as i (tenant_id, response_id, revision, place)
  left join analytics.workspace w on w.tenant_id = i.tenant_id
  left join analytics.response_exclusion x on x.tenant_id = i.tenant_id and x.response_id = i.response_id and x.state = 'withdrawn'
  left join analytics.response_revision v
    on v.tenant_id = i.tenant_id and v.generation = coalesce($4::integer, ${GENERATION}) and v.response_id = i.response_id
  where x.response_id is null and coalesce(v.revision, 0) <= i.revision`;

const REMOVE = (table: string) => `
  with holding as (${HOLDING})
  delete from analytics.${table} f using holding h
  where h.revision > 0 and f.tenant_id = h.tenant_id and f.generation = h.generation and f.response_id = h.response_id`;

/** A single empty text is split into no text at all, hence the `coalesce`. */
const SAVE = `
  with holding as (${HOLDING}),
  saved as (
    insert into analytics.response_fact
      (tenant_id, generation, response_id, survey_id, survey_version, touchpoint_id, channel, language, segments, answered_at)
    select h.tenant_id, h.generation, h.response_id, r.survey_id, r.survey_version, nullif(r.touchpoint_id, '')::uuid, r.channel, r.language,
      r.segments, r.answered_at
    from holding h
    join unnest(${lines(5)}::uuid[], ${lines(6)}::integer[], ${lines(7)}, ${lines(8)}, ${lines(9)}, ${lines(10)}::jsonb[],
      ${lines(11)}::timestamptz[]) with ordinality
      as r (survey_id, survey_version, touchpoint_id, channel, language, segments, answered_at, place) on r.place = h.place
    order by 1, 2, 3
    on conflict do nothing
    returning tenant_id, generation, response_id, survey_id, answered_at
  )
  insert into analytics.answer_choice
    (tenant_id, generation, response_id, question, matrix_row, choice, kind, place, number, is_first, survey_id, answered_at)
  select s.tenant_id, s.generation, s.response_id, c.question, coalesce(c.matrix_row, ''), coalesce(c.choice, ''), c.kind, nullif(c.place, '')::smallint,
    nullif(c.number, '')::double precision, c.is_first, s.survey_id, s.answered_at
  from saved s
  join unnest(${lines(12)}::uuid[], ${lines(13)}, ${lines(14)}, ${lines(15)}, ${lines(16)}, ${lines(17)}, ${lines(18)},
    ${lines(19)}::boolean[]) as c (response_id, question, matrix_row, choice, kind, place, number, is_first)
    on c.response_id = s.response_id
  order by 1, 2, 3, 4, 5, 6
  on conflict do nothing`;

const SAVE_QUESTIONS = `
  insert into analytics.survey_question as q (tenant_id, survey_id, question, version, position, kind, choices, matrix_rows)
  select distinct on ("tenantId", "surveyId", question) "tenantId", "surveyId", question, version, position, kind, choices, rows
  from json_to_recordset($1::json) as c ("tenantId" uuid, "surveyId" uuid, question text, version integer, position smallint, kind text,
    choices text[], rows text[])
  order by "tenantId", "surveyId", question, version desc
  on conflict (tenant_id, survey_id, question) do update
  set version = excluded.version, position = excluded.position, kind = excluded.kind, choices = excluded.choices,
    matrix_rows = excluded.matrix_rows
  where q.version <= excluded.version`;

/** `AnswerStore` with set-based statements. */
@Injectable()
export class SqlAnswerStore extends AnswerStore {
  override async save(tx: BatchTx, responses: readonly AnsweredResponse[], generation?: number): Promise<void> {
    if (responses.length === 0) return;
    const revised = responses.filter(({ revision }) => revision > 0);
    if (revised.length > 0) {
      await tx.query(REMOVE('answer_choice'), keysOf(revised, generation));
      await tx.query(REMOVE('response_fact'), keysOf(revised, generation));
    }
    const of = (value: (response: AnsweredResponse) => string | number) => new Lines(responses.map(value));
    const chosen = responses.flatMap(({ responseId, answers }) =>
      answers.chosen.map((each) => ({ ...each, responseId })),
    );
    const each = (value: (fact: (typeof chosen)[number]) => string | number) => new Lines(chosen.map(value));
    await tx.query(SAVE, [
      ...keysOf(responses, generation),
      of(({ answers }) => answers.surveyId),
      of(({ answers }) => answers.surveyVersion),
      of(({ answers }) => answers.touchpointId ?? ''),
      of(({ answers }) => answers.channel),
      of(({ answers }) => answers.language),
      of(({ answers }) => JSON.stringify(answers.segments)),
      of(({ answers }) => answers.answeredAt),
      each(({ responseId }) => responseId),
      each(({ question }) => question),
      each(({ row }) => row),
      each(({ choice }) => choice),
      each(({ kind }) => kind),
      each(({ place }) => place ?? ''),
      each(({ number }) => number ?? ''),
      each(({ isFirst }) => String(isFirst)),
    ]);
  }

  override async saveQuestions(tx: BatchTx, questions: readonly QuestionCopy[]): Promise<void> {
    if (questions.length > 0) await tx.query(SAVE_QUESTIONS, [JSON.stringify(questions)]);
  }
}

function keysOf(responses: readonly AnsweredResponse[], generation: number | undefined): readonly unknown[] {
  return [
    new Lines(responses.map(({ tenantId }) => tenantId)),
    new Lines(responses.map(({ responseId }) => responseId)),
    new Lines(responses.map(({ revision }) => revision)),
    generation ?? null,
  ];
}
