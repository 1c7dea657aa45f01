import type { OneTenantTx, TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import {
  TextQueries,
  type CommentCounts,
  type CommentText,
  type Quote,
  type TextFilter,
} from '../../application/text/text-queries.js';
import type { Period } from '../../domain/period.js';

/** Comments that count: not left out by a revision, and of responses that are neither excluded nor withdrawn. */
const COUNTED = `not a.gone and not exists (
  select from analytics.response_exclusion x
  where x.tenant_id = a.tenant_id and x.response_id = a.response_id and x.state <> 'counted')`;

/** Column names come only from this table; values are always parameters. */
const COLUMNS = {
  surveyId: 'survey_id',
  touchpointId: 'touchpoint_id',
  channel: 'channel',
  language: 'language',
} as const satisfies Record<keyof TextFilter, string>;

interface CountRow {
  readonly topic: string | null;
  readonly comments: number;
  readonly without_topic: number;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly unhappy_scored: number;
  readonly unhappy_low: number;
}

/** `TextQueries` in SQL. */
@Injectable()
export class SqlTextQueries extends TextQueries {
  override async counts(tx: TenantTx, filter: TextFilter, period: Period): Promise<CommentCounts> {
    const { condition, parameters } = whereOf(tx.tenantId, filter, period);
    const numbers = `count(*)::integer as comments, count(*) filter (where topics = '{}')::integer as without_topic,
      count(*) filter (where s = 0)::integer as negative, count(*) filter (where s = 1)::integer as neutral,
      count(*) filter (where s = 2)::integer as positive,
      count(*) filter (where sentiment = 0 and label is not null)::integer as unhappy_scored,
      count(*) filter (where sentiment = 0 and label = 0)::integer as unhappy_low`;
    const rows = await tx.query<CountRow>(
      `with comments as materialized (
         select a.topics, a.sentiment, a.label, coalesce(a.stated, a.sentiment) as s from analytics.answer_text a where ${condition}
       )
       select null as topic, ${numbers} from comments
       union all select topic::text, ${numbers} from comments, unnest(topics) topic group by topic`,
      parameters,
    );
    const all = rows.find(({ topic }) => topic === null)!;
    const known = (row: CountRow) => row.negative + row.neutral + row.positive;
    return {
      comments: all.comments,
      withoutTopic: all.without_topic,
      sentiments: [all.negative, all.neutral, all.positive],
      unknown: all.comments - known(all),
      unhappyScored: all.unhappy_scored,
      unhappyLow: all.unhappy_low,
      byTopic: new Map(
        rows.flatMap((row) =>
          row.topic === null ? [] : [[row.topic, { n: row.comments, unhappy: row.negative, judged: known(row) }]],
        ),
      ),
    };
  }

  override async weeks(tx: TenantTx, filter: TextFilter, topicId: string, starts: readonly Date[], until: Date) {
    const [first] = starts;
    if (first === undefined) return [];
    const { condition, parameters } = whereOf(tx.tenantId, filter, { from: first, to: until });
    const at = (value: unknown) => `$${parameters.push(value)}`;
    const rows = await tx.query<{ week: number; comments: number; hits: number }>(
      `select width_bucket(a.answered_at, ${at(starts)}::timestamptz[]) as week, count(*)::integer as comments,
         count(*) filter (where ${at(topicId)}::uuid = any (a.topics))::integer as hits
       from analytics.answer_text a where ${condition} group by 1`,
      parameters,
    );
    return starts.map((start, i) => {
      const row = rows.find(({ week }) => week === i + 1);
      return { start, comments: row?.comments ?? 0, hits: row?.hits ?? 0 };
    });
  }

  override async quotes(tx: TenantTx, filter: TextFilter, topicId: string, period: Period, most: number) {
    const { condition, parameters } = whereOf(tx.tenantId, filter, period);
    const topic = `$${parameters.push(topicId)}::uuid`;
    const about = `${condition} and ${topic} = any (a.topics) and a.text <> ''`;
    const [counted] = await tx.query<{ responses: number }>(
      `select count(distinct a.response_id)::integer as responses from analytics.answer_text a where ${about}`,
      parameters,
    );
    const rows = await tx.query<{ response_id: string; text: string; answered_at: Date }>(
      `select a.response_id, a.text, a.answered_at from analytics.answer_text a where ${about}
       order by a.answered_at desc, a.response_id limit ${most}`,
      parameters,
    );
    const quotes = rows.map(({ response_id: responseId, text, answered_at: answeredAt }): Quote => {
      return { responseId, text, answeredAt };
    });
    return { responses: counted!.responses, quotes };
  }

  override async newest(tx: OneTenantTx, since: Date, most: number): Promise<readonly CommentText[]> {
    const rows = await tx.query<{ text: string; language: string; topics: string[]; answered_at: Date }>(
      `select a.text, a.language, a.topics, a.answered_at from analytics.answer_text a
       where a.tenant_id = $1 and a.answered_at >= $2 and a.text <> '' and ${COUNTED}
       order by a.answered_at desc limit $3`,
      [tx.tenantId, since, most],
    );
    return rows.map(({ answered_at: answeredAt, ...row }) => ({ ...row, answeredAt }));
  }
}

function whereOf(tenantId: string, filter: TextFilter, { from, to }: Period) {
  const parameters: unknown[] = [tenantId, from, to];
  const conditions = ['a.tenant_id = $1', 'a.answered_at >= $2', 'a.answered_at < $3', COUNTED];
  for (const [name, column] of Object.entries(COLUMNS)) {
    const wanted = filter[name as keyof TextFilter];
    if (wanted !== undefined) conditions.push(`a.${column} = $${parameters.push(wanted)}`);
  }
  return { condition: conditions.join(' and '), parameters };
}
