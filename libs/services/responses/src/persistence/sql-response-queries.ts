import { TenantDatabase, keyset } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import {
  ResponseQueries,
  type ResponseCount,
  type ResponseFilter,
  type StoredResponse,
  type Understanding,
} from '../application/response-queries.js';
import type { Actor } from '../domain/actor.js';
import type { Exclusion } from '../domain/exclusion.js';
import { exclusionOf, searched, whereOf } from './response-conditions.js';
import type { Channel } from '@hearback/questionnaire';

interface ResponseRow {
  readonly id: string;
  readonly survey_id: string;
  readonly survey_version: number;
  readonly submission_id: string;
  readonly touchpoint_id: string | null;
  readonly channel: Channel;
  readonly language: string;
  readonly customer_external_id: string | null;
  readonly unverified_customer_external_id: string | null;
  readonly submitted_at: Date;
  readonly created_at: Date;
  readonly completed: boolean;
  readonly revised_at: Date | null;
  readonly is_test: boolean;
  readonly logged_by: Actor | null;
  readonly invitation_id: string | null;
  readonly invited_at: Date | null;
  readonly segments: readonly string[];
  readonly scores: StoredResponse['scores'];
  readonly answers: StoredResponse['answers'];
  readonly attributes: StoredResponse['attributes'];
  readonly exclusion: ExclusionJson | null;
  readonly level: StoredResponse['level'];
  readonly tags: readonly string[];
  readonly understanding: Understanding | null;
}

interface ExclusionJson {
  readonly reason: string;
  readonly kind: Actor['kind'];
  readonly id: string;
  readonly at: string;
}

const TAGS = `array(select t.name from responses.response_tag x join responses.tag t on t.tenant_id = x.tenant_id and t.id = x.tag_id
  where x.tenant_id = response.tenant_id and x.response_id = response.id order by t.folded_name)`;

const UNDERSTANDING = `(select json_build_object('language', u.language, 'sentiment', u.sentiment, 'confidence', u.confidence,
    'topics', array(select x.topic_id from responses.response_topic x
      where x.tenant_id = u.tenant_id and x.response_id = u.response_id order by x.topic_id))
  from responses.response_understanding u
  where u.tenant_id = response.tenant_id and u.response_id = response.id and u.language is not null)`;

const SELECT = `select id, survey_id, survey_version, submission_id, touchpoint_id, channel, language,
  customer_external_id, unverified_customer_external_id, submitted_at, created_at, completed, revised_at, is_test, logged_by, scores, answers, attributes, level, segments, invitation_id,
  (select l.deliveries[1] from responses.invitation_link l where l.tenant_id = response.tenant_id and l.invitation_id = response.invitation_id) as invited_at,
  (select json_build_object('reason', e.reason, 'kind', e.actor_kind, 'id', e.actor_id, 'at', e.changed_at) ${exclusionOf('response')}) as exclusion,
  ${TAGS} as tags, ${UNDERSTANDING} as understanding
  from responses.response`;

/** `ResponseQueries` in SQL. */
@Injectable()
export class SqlResponseQueries extends ResponseQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async find(tenantId: string, id: string): Promise<StoredResponse | undefined> {
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<ResponseRow>(`${SELECT} where tenant_id = $1 and id = $2`, [tenantId, id]),
    );
    return rows[0] && fromRow(rows[0]);
  }

  override async list(tenantId: string, filter: ResponseFilter, page: PageRequest): Promise<Page<StoredResponse>> {
    const rows = await this.database.withTenant(tenantId, async (tx) => {
      const { condition, parameters } = whereOf(tenantId, filter, await searched(tx, filter.text));
      const keys = keyset(page, ['created_at', 'id'], parameters);
      return tx.query<ResponseRow>(
        `${SELECT} where ${condition} and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
    });
    return pageOf(rows.map(fromRow), page.limit);
  }

  override async count(tenantId: string, filter: ResponseFilter, most: number): Promise<ResponseCount> {
    const [row] = await this.database.withTenant(tenantId, async (tx) => {
      const { condition, parameters } = whereOf(tenantId, filter, await searched(tx, filter.text));
      return tx.query<{ n: number }>(
        `select count(*)::integer as n from (select 1 from responses.response where ${condition} limit ${most + 1}) as counted`,
        parameters,
      );
    });
    const found = row?.n ?? 0;
    return { count: Math.min(found, most), isMore: found > most };
  }
}

function fromRow(row: ResponseRow): StoredResponse {
  return {
    id: row.id,
    surveyId: row.survey_id,
    surveyVersion: row.survey_version,
    submissionId: row.submission_id,
    touchpointId: row.touchpoint_id,
    channel: row.channel,
    language: row.language,
    customer: row.customer_external_id,
    unverifiedCustomer: row.unverified_customer_external_id,
    submittedAt: row.submitted_at,
    createdAt: row.created_at,
    completed: row.completed,
    revisedAt: row.revised_at,
    isTest: row.is_test,
    loggedBy: row.logged_by,
    invitation: row.invitation_id === null ? null : { id: row.invitation_id, sentAt: row.invited_at },
    segments: row.segments,
    scores: row.scores,
    answers: row.answers,
    attributes: row.attributes,
    exclusion: row.exclusion && toExclusion(row.exclusion),
    level: row.level,
    tags: row.tags,
    understanding: row.understanding,
  };
}

function toExclusion({ reason, kind, id, at }: ExclusionJson): Exclusion {
  return { reason, by: { kind, id }, at: new Date(at) };
}
