import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { CopyStore, type NamedCopy, type StagedCopy, type SurveyCopy } from '../application/copy-store.js';

/** `CopyStore` with set-based statements. */
@Injectable()
export class SqlCopyStore extends CopyStore {
  override async saveSurveys(tx: BatchTx, surveys: readonly SurveyCopy[]): Promise<void> {
    if (surveys.length === 0) return;
    await tx.query(
      `insert into analytics.survey (tenant_id, survey_id, name, anonymous)
       select distinct on (tenant_id, id) tenant_id, id, name, anonymous
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::boolean[]) with ordinality as c (tenant_id, id, name, anonymous, place)
       order by tenant_id, id, place desc
       on conflict (tenant_id, survey_id) do update set name = excluded.name, anonymous = excluded.anonymous`,
      [...keysAndNames(surveys), surveys.map(({ isAnonymous }) => isAnonymous)],
    );
  }

  override async saveTouchpoints(tx: BatchTx, touchpoints: readonly StagedCopy[]): Promise<void> {
    if (touchpoints.length === 0) return;
    await tx.query(
      `insert into analytics.touchpoint (tenant_id, touchpoint_id, name, stage)
       select distinct on (tenant_id, id) tenant_id, id, name, stage
       from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) with ordinality as c (tenant_id, id, name, stage, place)
       order by tenant_id, id, place desc
       on conflict (tenant_id, touchpoint_id) do update set name = excluded.name, stage = excluded.stage`,
      [...keysAndNames(touchpoints), touchpoints.map(({ stage }) => stage)],
    );
  }
}

function keysAndNames(copies: readonly NamedCopy[]) {
  return [copies.map(({ tenantId }) => tenantId), copies.map(({ id }) => id), copies.map(({ name }) => name)];
}
