import type { TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { ExclusionStore } from '../application/exclusion-store.js';
import type { Actor } from '../domain/actor.js';
import type { ExclusionState } from '../domain/exclusion.js';

interface ExclusionRow {
  readonly survey_id: string;
  readonly revision: number | null;
  readonly reason: string | null;
  readonly actor_kind: Actor['kind'];
  readonly actor_id: string;
  readonly changed_at: Date;
}

/** `ExclusionStore` in SQL. */
@Injectable()
export class SqlExclusionStore extends ExclusionStore {
  override async lock(tx: TenantTx, responseId: string): Promise<ExclusionState | undefined> {
    const [row] = await tx.query<ExclusionRow>(
      `select r.survey_id, e.revision, e.reason, e.actor_kind, e.actor_id, e.changed_at
       from responses.response r
       left join responses.response_exclusion e on e.tenant_id = r.tenant_id and e.response_id = r.id
       where r.tenant_id = $1 and r.id = $2 and not r.is_test for update of r`,
      [tx.tenantId, responseId],
    );
    if (row === undefined) return undefined;
    const { survey_id: surveyId, revision, reason, actor_kind: kind, actor_id: id, changed_at: at } = row;
    return {
      surveyId,
      revision: revision ?? 0,
      exclusion: reason === null ? undefined : { reason, by: { kind, id }, at },
    };
  }

  override async store(tx: TenantTx, responseId: string, { revision, exclusion }: ExclusionState): Promise<void> {
    await tx.query(
      `insert into responses.response_exclusion
         (tenant_id, response_id, revision, reason, actor_kind, actor_id, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant_id, response_id) do update
       set revision = excluded.revision, reason = excluded.reason, actor_kind = excluded.actor_kind,
           actor_id = excluded.actor_id, changed_at = excluded.changed_at`,
      [
        tx.tenantId,
        responseId,
        revision,
        exclusion?.reason ?? null,
        exclusion?.by.kind ?? null,
        exclusion?.by.id ?? null,
        exclusion?.at ?? null,
      ],
    );
  }
}
