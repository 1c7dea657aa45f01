import type { SurveyClosedV1, SurveyPublishedV1, SurveySettingsChangedV1 } from '@hearback/contracts';
import { BatchDatabase, PreTenantLookup, type BatchTx } from '@hearback/database';
import { compileSurvey, parseSurvey } from '@hearback/questionnaire';
import { Injectable } from '@nestjs/common';
import { SurveyCopies, type SurveyAddress, type SurveyChange } from '../application/survey-copies.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import type { Contact } from '../domain/survey-brand.js';
import type { SurveyWidget } from '../domain/survey-widget.js';
import { nextRevision } from './survey-clock.js';

/** A version, or a preview, with the brand of its workspace. */
export interface VersionRow {
  readonly version: number;
  readonly status: 'open' | 'closed';
  readonly link_code: string;
  readonly name: string;
  readonly touchpoint_id: string | null;
  readonly touchpoint_key: string | null;
  readonly definition: unknown;
  readonly brand_name: string | null;
  readonly color: string | null;
  readonly contact: Contact | null;
  readonly privacy_url: string | null;
  readonly logo_path: string | null;
  readonly call_back_url: string | null;
  readonly tone: string | null;
  readonly widget: SurveyWidget | null;
  /** Absent in previews, which have no settings. */
  readonly opens_at?: Date | null;
  readonly closes_at?: Date | null;
  readonly response_quota?: number | null;
  readonly frame_origins?: readonly string[] | null;
  readonly time_zone?: string | null;
}

/** What a survey shows of its workspace, `b`. */
export const BRAND_COLUMNS =
  'coalesce(b.name, b.workspace_name) as brand_name, b.color, b.contact, b.privacy_url, b.logo_path, b.tone, b.call_back_url';

/** The settings of a survey, `c`, and the time zone of its workspace, `z`. */
const SETTINGS_COLUMNS = 'c.opens_at, c.closes_at, c.response_quota, c.frame_origins, z.time_zone';

/** `SurveyCopies` in SQL. */
@Injectable()
export class SqlSurveyCopies extends SurveyCopies {
  constructor(
    private readonly database: BatchDatabase,
    private readonly lookup: PreTenantLookup,
  ) {
    super();
  }

  override async load(address: SurveyAddress, version?: number): Promise<PublishedSurvey | undefined> {
    const { tenantId, surveyId } = address;
    const rows = await this.database.withTenants([tenantId], (tx) =>
      tx.query<VersionRow>(
        `select v.version, case when b.suspended then 'closed' else s.status end as status, s.link_code, v.name, v.touchpoint_id, v.touchpoint_key, v.definition,
                ${BRAND_COLUMNS}, w.settings as widget, ${SETTINGS_COLUMNS}
         from responses.survey s
         join responses.survey_version v
           on v.tenant_id = s.tenant_id and v.survey_id = s.survey_id
          and v.version = coalesce($3::integer, s.newest_version)
         left join responses.workspace_brand b on b.tenant_id = s.tenant_id
         left join responses.survey_widget w on w.tenant_id = s.tenant_id and w.survey_id = s.survey_id
         left join responses.workspace_zone z on z.tenant_id = s.tenant_id
         left join responses.survey_settings c on c.tenant_id = s.tenant_id and c.survey_id = s.survey_id
         where s.tenant_id = $1 and s.survey_id = $2`,
        [tenantId, surveyId, version ?? null],
      ),
    );
    return rows[0] && surveyFromRow(address, rows[0]);
  }

  override async addressOfLink(linkCode: string): Promise<SurveyAddress | undefined> {
    const [row] = await this.lookup.query<{ tenant_id: string; survey_id: string }>(
      'select tenant_id, survey_id from responses.survey_of_link($1)',
      [linkCode],
    );
    return row && { tenantId: row.tenant_id, surveyId: row.survey_id };
  }

  override async enabledForWidget(tenantId: string): Promise<readonly string[]> {
    const rows = await this.database.withTenants([tenantId], (tx) =>
      tx.query<{ survey_id: string }>(
        'select survey_id from responses.survey_widget where tenant_id = $1 and enabled order by survey_id',
        [tenantId],
      ),
    );
    return rows.map((row) => row.survey_id);
  }

  override async changesSince(
    revision: bigint | undefined,
  ): Promise<{ readonly revision: bigint; readonly changes: readonly SurveyChange[] }> {
    // The revision is read first, so that a later change is reported twice rather than missed.
    const [clock] = await this.lookup.query<{ revision: string }>('select revision from responses.survey_clock');
    const newest = BigInt(clock!.revision);
    if (revision === undefined || newest === revision) return { revision: newest, changes: [] };
    const rows = await this.lookup.query<{ tenant_id: string; survey_id: string; link_code: string }>(
      'select tenant_id, survey_id, link_code from responses.surveys_changed_since($1)',
      [revision.toString()],
    );
    const changes = rows.map((row) => ({
      tenantId: row.tenant_id,
      surveyId: row.survey_id,
      linkCode: row.link_code,
    }));
    return { revision: newest, changes };
  }

  /** Publications may arrive late, when dead letters are replayed: an older one adds its version and changes nothing else. */
  override async publish(tx: BatchTx, tenantId: string, survey: SurveyPublishedV1): Promise<void> {
    const revision = await nextRevision(tx);
    await tx.query(
      `insert into responses.survey as s
         (tenant_id, survey_id, link_code, status, newest_version, revision, changed_at)
       values ($1, $2, $3, 'open', $4, $5, $6)
       on conflict (tenant_id, survey_id) do update
         set link_code = case when excluded.changed_at < s.changed_at then s.link_code else excluded.link_code end,
             status = case when excluded.changed_at < s.changed_at then s.status else 'open' end,
             newest_version = greatest(s.newest_version, excluded.newest_version),
             revision = excluded.revision,
             changed_at = greatest(s.changed_at, excluded.changed_at)`,
      [tenantId, survey.survey_id, survey.link_code, survey.version, revision, survey.published_at],
    );
    await tx.query(
      `insert into responses.survey_version
         (tenant_id, survey_id, version, version_id, name, touchpoint_id, touchpoint_key, definition, published_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9)
       on conflict (tenant_id, survey_id, version) do nothing`,
      [
        tenantId,
        survey.survey_id,
        survey.version,
        survey.version_id,
        survey.name,
        survey.touchpoint?.touchpoint_id ?? null,
        survey.touchpoint?.key ?? null,
        JSON.stringify(survey.definition),
        survey.published_at,
      ],
    );
  }

  override async close(tx: BatchTx, tenantId: string, survey: SurveyClosedV1): Promise<void> {
    const revision = await nextRevision(tx);
    await tx.query(
      `update responses.survey set status = 'closed', revision = $3, changed_at = $4
       where tenant_id = $1 and survey_id = $2 and changed_at <= $4`,
      [tenantId, survey.survey_id, revision, survey.closed_at],
    );
  }

  override async changeSettings(tx: BatchTx, tenantId: string, settings: SurveySettingsChangedV1): Promise<void> {
    await tx.query(
      `insert into responses.survey_settings as s
         (tenant_id, survey_id, opens_at, closes_at, response_quota, frame_origins, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant_id, survey_id) do update
         set opens_at = excluded.opens_at, closes_at = excluded.closes_at, response_quota = excluded.response_quota,
             frame_origins = excluded.frame_origins, changed_at = excluded.changed_at
         where s.changed_at <= excluded.changed_at`,
      [
        tenantId,
        settings.survey_id,
        settings.opens_at,
        settings.closes_at,
        settings.response_quota,
        settings.frame_origins,
        settings.changed_at,
      ],
    );
    await tx.query('update responses.survey set revision = $3 where tenant_id = $1 and survey_id = $2', [
      tenantId,
      settings.survey_id,
      await nextRevision(tx),
    ]);
  }
}

/** The survey of a row. */
export function surveyFromRow({ tenantId, surveyId }: SurveyAddress, row: VersionRow): PublishedSurvey {
  const parsed = parseSurvey(row.definition);
  if (!parsed.ok) throw new Error(`the copy of survey ${surveyId}, version ${row.version}, is not a survey`);
  return {
    tenantId,
    surveyId,
    version: row.version,
    status: row.status,
    linkCode: row.link_code,
    name: row.name,
    touchpointId: row.touchpoint_id,
    touchpointKey: row.touchpoint_key,
    brand: {
      name: row.brand_name,
      color: row.color,
      contact: row.contact,
      privacyUrl: row.privacy_url,
      logoPath: row.logo_path,
      callBackUrl: row.call_back_url,
      tone: row.tone === 'informal' ? 'informal' : 'formal',
    },
    widget: row.widget,
    settings: {
      opensAt: row.opens_at ?? null,
      closesAt: row.closes_at ?? null,
      responseQuota: row.response_quota ?? null,
      frameOrigins: row.frame_origins ?? [],
    },
    timeZone: row.time_zone ?? 'UTC',
    compiled: compileSurvey(parsed.survey),
  };
}
