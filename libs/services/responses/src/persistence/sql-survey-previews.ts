import type { SurveyPreviewCreatedV1 } from '@hearback/contracts';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { SurveyPreviews } from '../application/survey-previews.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { BRAND_COLUMNS, surveyFromRow, type VersionRow } from './sql-survey-copies.js';

/** `SurveyPreviews` in SQL. */
@Injectable()
export class SqlSurveyPreviews extends SurveyPreviews {
  constructor(private readonly database: BatchDatabase) {
    super();
  }

  override async save(tx: BatchTx, tenantId: string, preview: SurveyPreviewCreatedV1, now: Date): Promise<void> {
    await tx.query('delete from responses.survey_preview where tenant_id = $1 and expires_at <= $2', [tenantId, now]);
    const { touchpoint } = preview;
    await tx.query(
      `insert into responses.survey_preview
         (tenant_id, preview_id, survey_id, link_code, name, touchpoint_id, touchpoint_key, definition, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9)
       on conflict (tenant_id, preview_id) do nothing`,
      [
        tenantId,
        preview.preview_id,
        preview.survey_id,
        preview.link_code,
        preview.name,
        touchpoint?.touchpoint_id ?? null,
        touchpoint?.key ?? null,
        JSON.stringify(preview.definition),
        preview.expires_at,
      ],
    );
  }

  override async load(tenantId: string, previewId: string, now: Date): Promise<PublishedSurvey | undefined> {
    const [row] = await this.database.withTenants([tenantId], (tx) =>
      tx.query<VersionRow & { readonly survey_id: string }>(
        `select v.survey_id, 0 as version, 'open' as status, v.link_code, v.name, v.touchpoint_id, v.touchpoint_key, v.definition,
                ${BRAND_COLUMNS}, null as widget
         from responses.survey_preview v
         left join responses.workspace_brand b on b.tenant_id = v.tenant_id
         where v.tenant_id = $1 and v.preview_id = $2 and v.expires_at > $3`,
        [tenantId, previewId, now],
      ),
    );
    return row && surveyFromRow({ tenantId, surveyId: row.survey_id }, row);
  }
}
