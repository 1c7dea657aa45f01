import { randomUUID } from 'node:crypto';
import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import {
  AnonymousStore,
  type AcceptedSubmission,
  type AnonymousRest,
  type BegunAnswer,
  type WaitingAnswer,
} from '../application/anonymous/anonymous-store.js';
import type { SurveyAddress } from '../application/survey-copies.js';
import type { AnonymousAnswer } from '../domain/anonymous/anonymous-answer.js';

const OF_SURVEY = 'tenant_id = $1 and survey_id = $2';

/** `AnonymousStore` in SQL. Ids are random (version 4): those of the `Ids` port are ordered by time. */
@Injectable()
export class SqlAnonymousStore extends AnonymousStore {
  override async enter(tx: BatchTx, survey: SurveyAddress, digest: string): Promise<void> {
    await tx.query(`select 1 from responses.survey where ${OF_SURVEY} for share`, keyOf(survey));
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 80))', [`anonymous submission ${digest}`]);
  }

  override async begun(
    tx: BatchTx,
    survey: SurveyAddress,
    digests: readonly string[],
  ): Promise<BegunAnswer | undefined> {
    const [row] = await tx.query<BegunAnswer>(
      `select digest, day::text, answer from responses.anonymous_begun where ${OF_SURVEY} and digest = any ($3)`,
      [...keyOf(survey), digests],
    );
    return row;
  }

  override async putBegun(tx: BatchTx, survey: SurveyAddress, begun: readonly BegunAnswer[]): Promise<void> {
    await tx.query(
      `insert into responses.anonymous_begun (tenant_id, survey_id, digest, day, answer)
       select $1, $2, digest, day, answer from json_to_recordset($3::json) as b(digest text, day date, answer json)
       on conflict (tenant_id, survey_id, digest) do update set day = excluded.day, answer = excluded.answer`,
      [...keyOf(survey), JSON.stringify(begun)],
    );
  }

  override async endBegun(tx: BatchTx, survey: SurveyAddress, digest: string): Promise<void> {
    await tx.query(`delete from responses.anonymous_begun where ${OF_SURVEY} and digest = $3`, [
      ...keyOf(survey),
      digest,
    ]);
  }

  override async takeBegun(tx: BatchTx, survey: SurveyAddress): Promise<readonly BegunAnswer[]> {
    return tx.query<{ digest: string; day: string; answer: AnonymousAnswer }>(
      `with taken as (
         delete from responses.anonymous_begun where ${OF_SURVEY} returning digest, day, answer)
       select digest, day::text, answer from taken`,
      keyOf(survey),
    );
  }

  override async accept(
    tx: BatchTx,
    survey: SurveyAddress,
    { digest, day, complete }: AcceptedSubmission,
  ): Promise<void> {
    await tx.query(
      `insert into responses.anonymous_submission (tenant_id, survey_id, digest, day, complete) values ($1, $2, $3, $4, $5)`,
      [...keyOf(survey), digest, day, complete],
    );
  }

  override async accepted(
    tx: BatchTx,
    survey: SurveyAddress,
    digests: readonly string[],
  ): Promise<AcceptedSubmission | undefined> {
    const [row] = await tx.query<AcceptedSubmission>(
      `select digest, day::text, complete from responses.anonymous_submission where ${OF_SURVEY} and digest = any ($3)`,
      [...keyOf(survey), digests],
    );
    return row;
  }

  override async wait(tx: BatchTx, survey: SurveyAddress, { day, answer }: WaitingAnswer): Promise<void> {
    await tx.query(
      'insert into responses.anonymous_waiting (tenant_id, survey_id, id, day, answer) values ($1, $2, $3, $4, $5)',
      [...keyOf(survey), randomUUID(), day, JSON.stringify(answer)],
    );
  }

  override async lock(tx: BatchTx, survey: SurveyAddress): Promise<void> {
    await tx.query(`select 1 from responses.survey where ${OF_SURVEY} for no key update`, keyOf(survey));
  }

  override async takeWaiting(
    tx: BatchTx,
    survey: SurveyAddress,
    { enough, today }: { readonly enough: number; readonly today: string },
  ): Promise<readonly WaitingAnswer[]> {
    return tx.query<{ day: string; answer: AnonymousAnswer }>(
      `with taken as (
         delete from responses.anonymous_waiting
         where ${OF_SURVEY} and (
           select count(*) >= $3 or min(day) < $4 from responses.anonymous_waiting where ${OF_SURVEY})
         returning day, answer)
       select day::text, answer from taken`,
      [...keyOf(survey), enough, today],
    );
  }

  override async take(tx: BatchTx, survey: SurveyAddress, from: string): Promise<readonly AnonymousAnswer[]> {
    const rows = await tx.query<{ answer: AnonymousAnswer }>(
      `with taken as (
         delete from responses.anonymous_answer where ${OF_SURVEY} and period_from = $3 returning answer)
       select answer from taken`,
      [...keyOf(survey), from],
    );
    return rows.map(({ answer }) => answer);
  }

  override async add(
    tx: BatchTx,
    survey: SurveyAddress,
    from: string,
    answers: readonly AnonymousAnswer[],
  ): Promise<void> {
    const rows = answers.map((answer) => ({ id: randomUUID(), answer }));
    await tx.query(
      `insert into responses.anonymous_answer (tenant_id, survey_id, period_from, id, answer)
       select $1, $2, $3, id, answer from json_to_recordset($4::json) as a(id uuid, answer json)`,
      [...keyOf(survey), from, JSON.stringify(rows)],
    );
  }

  override async periods(tx: BatchTx, survey: SurveyAddress): Promise<readonly string[]> {
    const rows = await tx.query<{ period_from: string }>(
      `select distinct period_from::text from responses.anonymous_answer where ${OF_SURVEY} order by 1`,
      keyOf(survey),
    );
    return rows.map((row) => row.period_from);
  }

  override async isClosed(tx: BatchTx, survey: SurveyAddress, from: string): Promise<boolean> {
    const rows = await tx.query(
      `select 1 from responses.anonymous_closed_period where ${OF_SURVEY} and period_from = $3`,
      [...keyOf(survey), from],
    );
    return rows.length > 0;
  }

  override async close(tx: BatchTx, survey: SurveyAddress, from: string): Promise<void> {
    await tx.query(
      'insert into responses.anonymous_closed_period (tenant_id, survey_id, period_from) values ($1, $2, $3)',
      [...keyOf(survey), from],
    );
  }

  override async forget(tx: BatchTx, survey: SurveyAddress, before: string): Promise<void> {
    await tx.query(`delete from responses.anonymous_submission where ${OF_SURVEY} and day < $3`, [
      ...keyOf(survey),
      before,
    ]);
  }

  override async rest(tx: BatchTx, survey: SurveyAddress): Promise<AnonymousRest> {
    const [row] = await tx.query<AnonymousRest>(
      `select exists (select 1 from responses.anonymous_waiting where ${OF_SURVEY})
           or exists (select 1 from responses.anonymous_begun where ${OF_SURVEY}) as waiting,
         exists (select 1 from responses.anonymous_answer where ${OF_SURVEY})
           or exists (select 1 from responses.anonymous_submission where ${OF_SURVEY}) as open`,
      keyOf(survey),
    );
    return row!;
  }
}

function keyOf({ tenantId, surveyId }: SurveyAddress): readonly string[] {
  return [tenantId, surveyId];
}
