import { publicId } from '@hearback/kernel';
import { TimestampField, IntegerField, ListField, PublicIdField, StringField, EnumField } from '@hearback/http';
import type { Rebuild, RebuildStatus } from '../application/rebuild.js';
import type { Recount } from '../application/score-store.js';

/** A rebuild of the counts from the log. */
export class RebuildDto {
  @PublicIdField('rbd')
  readonly id: string;

  @EnumField(['running', 'done', 'failed'])
  readonly status: RebuildStatus;

  @IntegerField({ min: 0, example: 13_954, description: 'Events of the workspace counted so far.' })
  readonly events: number;

  @StringField({ nullable: true, description: 'Why it failed.' })
  readonly reason: string | null;

  @TimestampField()
  readonly requested_at: string;

  @TimestampField({ nullable: true })
  readonly finished_at: string | null;

  static fromRebuild({ id, status, events, reason, requestedAt, finishedAt }: Rebuild): RebuildDto {
    return {
      id: publicId('rbd', id),
      status,
      events,
      reason,
      requested_at: requestedAt.toISOString(),
      finished_at: finishedAt?.toISOString() ?? null,
    };
  }
}

/** A count that differs from the recount. */
export class DriftDto {
  @StringField({ example: 'nps' })
  readonly metric: string;

  @StringField({ example: 'day' })
  readonly unit: string;

  @StringField({ example: 'channel' })
  readonly dimension: string;

  @StringField({ example: 'link' })
  readonly value: string;

  @TimestampField()
  readonly bucket_at: string;

  @IntegerField({ min: 0, example: 1 })
  readonly counted: number;

  @IntegerField({ min: 0, example: 1 })
  readonly recounted: number;
}

/** The counts of a workspace compared with a recount of its facts. */
export class AuditDto {
  @IntegerField({ min: 0, example: 13_612, description: 'Number of answers.' })
  readonly facts: number;

  @IntegerField({ min: 0, example: 42 })
  readonly count_rows: number;

  @IntegerField({ min: 0, example: 0, description: 'Count rows that differ from the recount; must be 0.' })
  readonly drift_rows: number;

  @ListField(() => DriftDto, { max: 100, description: 'The first hundred differences.' })
  readonly drift: readonly DriftDto[];

  static fromRecount({ facts, countRows, driftRows, drift }: Recount): AuditDto {
    return {
      facts,
      count_rows: countRows,
      drift_rows: driftRows,
      drift: drift.map(({ bucketAt, ...rest }) => ({ ...rest, bucket_at: bucketAt.toISOString() })),
    };
  }
}
