import { Injectable } from '@nestjs/common';
import { keyset, type TenantTx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import {
  QuestionQueries,
  type AnsweredQuestion,
  type AnswerSelection,
  type ChoiceSelection,
} from '../../application/facts/question-queries.js';
import type { QuestionShape } from '../../domain/facts/question-numbers.js';
import type { GroupCell } from '../../domain/facts/question-split.js';
import type { Dimension } from '../../domain/score-filter.js';
import { Parameters } from '../score-conditions.js';
import { answersOf } from './answer-conditions.js';

/** `QuestionQueries` in SQL, with the request role. */
@Injectable()
export class SqlQuestionQueries extends QuestionQueries {
  override questions(tx: TenantTx, surveyId: string): Promise<readonly QuestionShape[]> {
    return tx.query<QuestionShape>(
      `select question, kind, choices, matrix_rows as rows from analytics.survey_question
       where tenant_id = $1 and survey_id = $2 order by version desc, position, question`,
      [tx.tenantId, surveyId],
    );
  }

  override cells(tx: TenantTx, selection: AnswerSelection, by?: Dimension): Promise<readonly GroupCell[]> {
    const p = new Parameters();
    const { from, where, group } = answersOf(tx.tenantId, selection, p, by);
    return tx.query<GroupCell>(
      `select a.question, a.kind, a.matrix_row as row, a.choice, a.place, a.number, ${group} as "group",
         count(*)::integer as count, (count(*) filter (where a.is_first))::integer as respondents
       from ${from} where ${where} group by 1, 2, 3, 4, 5, 6, 7`,
      p.values,
    );
  }

  override async responses(
    tx: TenantTx,
    selection: AnswerSelection,
    { question, row, choice, min, max }: ChoiceSelection,
    page: PageRequest,
  ): Promise<Page<AnsweredQuestion>> {
    const p = new Parameters();
    const { from, where } = answersOf(tx.tenantId, { ...selection, filter: { ...selection.filter, question } }, p);
    const equal = (column: string, value: string | undefined) =>
      value === undefined ? [] : [`${column} = ${p.add(value)}`];
    const value = 'coalesce(a.number, a.place)';
    const conditions = [
      where,
      ...equal('a.matrix_row', row),
      ...equal('a.choice', choice),
      ...(min === undefined ? [] : [`${value} >= ${p.add(min)}`]),
      ...(max === undefined ? [] : [`${value} < ${p.add(max)}`]),
    ];
    const keys = keyset(page, ['answered_at', 'response_id'], p.values);
    const found = await tx.query<{ response_id: string; answered_at: Date }>(
      `select response_id, answered_at from (
         select distinct a.response_id, a.answered_at from ${from} where ${conditions.join(' and ')}
       ) found where ${keys.condition} ${keys.orderAndLimit}`,
      p.values,
    );
    return pageOf(
      found.map(({ response_id: responseId, answered_at: answeredAt }) => ({ responseId, answeredAt })),
      page.limit,
    );
  }
}
