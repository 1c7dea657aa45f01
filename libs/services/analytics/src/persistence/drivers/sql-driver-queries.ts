import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { publicId } from '@hearback/kernel';
import { DriverQueries } from '../../application/drivers/driver-queries.js';
import type { AnswerSelection } from '../../application/facts/question-queries.js';
import type { DriverCase } from '../../domain/drivers/driver-report.js';
import { topicValues } from '../../domain/drivers/topic-values.js';
import type { QuestionShape } from '../../domain/facts/question-numbers.js';
import { answersOf } from '../facts/answer-conditions.js';
import { mergedCustomers } from '../merged-customers.js';
import { Parameters } from '../score-conditions.js';

interface CaseRow {
  readonly response_id: string;
  readonly outcome: number;
  readonly answers: readonly (readonly [question: string, row: string, choice: string, number: number | null])[] | null;
  readonly touchpoints: readonly (readonly [id: string, metric: string, score: number])[] | null;
  /** Null: the answer has no comment. */
  readonly topics: readonly string[] | null;
}

/** `DriverQueries` in SQL, with the request role. */
@Injectable()
export class SqlDriverQueries extends DriverQueries {
  override async cases(
    tx: TenantTx,
    selection: AnswerSelection & { readonly outcome: string },
    shapes: readonly QuestionShape[],
    limit: number,
  ): Promise<readonly DriverCase[]> {
    const { outcome, generation, period } = selection;
    const p = new Parameters();
    const filter = { ...selection.filter, question: outcome };
    const { from, where } = answersOf(tx.tenantId, { ...selection, filter }, p);
    const tenant = p.add(tx.tenantId);
    const current = p.add(generation);
    const rows = await tx.query<CaseRow>(
      `with cases as materialized (
         select a.response_id, a.number as outcome, a.answered_at from ${from} where ${where} and a.number is not null
         order by a.answered_at desc, a.response_id limit ${p.add(limit)}
       ),
       answers as (
         select c.response_id, json_agg(json_build_array(a.question, a.matrix_row, a.choice, a.number)) as answers
         from cases c join analytics.answer_choice a
           on a.tenant_id = ${tenant} and a.generation = ${current} and a.response_id = c.response_id
         where a.question <> ${p.add(outcome)} and (a.number is not null or a.kind = 'matrix')
         group by c.response_id
       ),
       merged as materialized (${mergedCustomers(tenant)}),
       own as (
         select c.response_id, r.customer_key as key from cases c
         join analytics.respondent r on r.tenant_id = ${tenant} and r.response_id = c.response_id
       ),
       me as (
         select response_id, key from own
         union
         select own.response_id, other.key from own join merged m on m.key = own.key join merged other on other.kept = m.kept
       ),
       elsewhere as (
         select distinct on (c.response_id, f.touchpoint_id, f.metric) c.response_id, f.touchpoint_id, f.metric, f.score
         from me c
         join analytics.respondent other on other.tenant_id = ${tenant} and other.customer_key = c.key
           and other.response_id <> c.response_id
         join analytics.score_fact f on f.tenant_id = ${tenant} and f.generation = ${current} and f.response_id = other.response_id
         where f.is_primary and f.touchpoint_id is not null and f.survey_id <> ${p.add(selection.surveyId)}
           and f.answered_at >= ${p.add(period.from)} and f.answered_at < ${p.add(period.to)}
         order by c.response_id, f.touchpoint_id, f.metric, f.answered_at desc, f.response_id
       ),
       touchpoints as (
         select response_id, json_agg(json_build_array(touchpoint_id, metric, score)) as touchpoints from elsewhere group by response_id
       ),
       comments as (
         select c.response_id, array_remove(array_agg(distinct t.id), null) as topics
         from cases c
         join analytics.answer_text x on x.tenant_id = ${tenant} and x.response_id = c.response_id and not x.gone
         left join analytics.topic t on t.tenant_id = ${tenant} and t.id = any (x.topics)
         group by c.response_id
       )
       select c.response_id, c.outcome, a.answers, t.touchpoints, x.topics
       from cases c left join answers a using (response_id) left join touchpoints t using (response_id)
         left join comments x using (response_id)
       order by c.answered_at desc, c.response_id`,
      p.values,
    );
    const places = placesOf(shapes);
    const topics = topicValues(rows.map((row) => row.topics));
    return rows.map(({ outcome: value, answers, touchpoints }, i) => ({
      outcome: value,
      values: new Map([
        ...(answers ?? []).flatMap(([question, row, choice, number]): readonly (readonly [string, number])[] => {
          if (row === '') return number === null ? [] : [[`question:${question}`, number]];
          const place = places.get(question)?.get(choice);
          return place === undefined ? [] : [[`row:${question}.${row}`, place]];
        }),
        ...[...topics[i]!].map(([id, named]) => [`topic:${publicId('top', id)}`, named] as const),
        ...(touchpoints ?? []).map(
          ([id, metric, score]) => [`touchpoint:${publicId('tpt', id)}.${metric}`, score] as const,
        ),
      ]),
    }));
  }
}

/** The places of the choices of matrices, from 1: as numbers, the first choice is the lowest. */
function placesOf(shapes: readonly QuestionShape[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  return new Map(
    shapes
      .filter(({ kind }) => kind === 'matrix')
      .map(({ question, choices }) => [question, new Map(choices.map((choice, i) => [choice, i + 1] as const))]),
  );
}
