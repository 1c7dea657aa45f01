import type { MembershipChangedV1, SegmentChangedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { SegmentCopies } from '../application/segment-copies.js';

/** The segments of the customer `c`, except archived ones. */
export const SEGMENTS_OF_CUSTOMER = `array(select m.segment_id from responses.segment_member m
  left join responses.segment s on s.tenant_id = m.tenant_id and s.segment_id = m.segment_id
  where m.tenant_id = c.tenant_id and m.customer_id = c.customer_id and s.archived is not true order by m.segment_id)`;

/** `SegmentCopies` in SQL. */
@Injectable()
export class SqlSegmentCopies extends SegmentCopies {
  override async changed(tx: BatchTx, tenantId: string, segment: SegmentChangedV1): Promise<void> {
    await tx.query(
      `insert into responses.segment as s (tenant_id, segment_id, archived, revision) values ($1, $2, $3, $4)
       on conflict (tenant_id, segment_id) do update set archived = excluded.archived, revision = excluded.revision
         where s.revision < excluded.revision`,
      [tenantId, segment.segment_id, segment.archived, segment.revision],
    );
  }

  override async membersChanged(tx: BatchTx, tenantId: string, change: MembershipChangedV1): Promise<void> {
    await tx.query(
      `insert into responses.segment_member (tenant_id, customer_id, segment_id)
       select $1, id, $2 from unnest($3::uuid[]) as entered(id) on conflict do nothing`,
      [tenantId, change.segment_id, change.entered],
    );
    await tx.query(
      'delete from responses.segment_member where tenant_id = $1 and segment_id = $2 and customer_id = any ($3::uuid[])',
      [tenantId, change.segment_id, change.left],
    );
  }
}
