import type { LastMemberships, Membership, SegmentChangedV1 } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { SegmentCopies } from '../application/segment-copies.js';

/** The segments of the customer `c`, except archived ones. */
export const SEGMENTS_OF_CUSTOMER = `array(select m.segment_id from responses.segment_member m
  left join responses.segment s on s.tenant_id = m.tenant_id and s.segment_id = m.segment_id
  where m.tenant_id = c.tenant_id and m.customer_id = c.customer_id and s.archived is not true order by m.segment_id)`;

/** The parameters as rows. */
const MEMBERSHIPS = 'unnest($1::uuid[], $2::uuid[], $3::uuid[]) as m (tenant_id, customer_id, segment_id)';

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

  override async membersChanged(tx: BatchTx, { entered, left }: LastMemberships): Promise<void> {
    if (entered.length > 0)
      await tx.query(
        `insert into responses.segment_member (tenant_id, customer_id, segment_id)
         select tenant_id, customer_id, segment_id from ${MEMBERSHIPS} on conflict do nothing`,
        columnsOf(entered),
      );
    if (left.length > 0)
      await tx.query(
        `delete from responses.segment_member s using ${MEMBERSHIPS}
         where s.tenant_id = m.tenant_id and s.customer_id = m.customer_id and s.segment_id = m.segment_id`,
        columnsOf(left),
      );
  }
}

function columnsOf(memberships: readonly Membership[]): readonly (readonly string[])[] {
  return [
    memberships.map(({ tenantId }) => tenantId),
    memberships.map(({ customerId }) => customerId),
    memberships.map(({ segmentId }) => segmentId),
  ];
}
