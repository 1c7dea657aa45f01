import { EnumField, PublicIdField, StringField } from '@hearback/http';
import type { FollowupReportRequest } from '../../application/report/report-followups.js';
import { SPLITS, type Split } from '../../domain/report/followup-report.js';
import { optionalId } from '../ids.js';

const PERIOD_END = { optional: true, min: 10, max: 40 } as const;

/** What a report of tasks is about. */
export class FollowupReportQueryDto {
  @StringField({
    ...PERIOD_END,
    example: '2026-01-01',
    description:
      'Tasks opened from here: a day in the workspace’s time zone, or a time. Default: 90 days before the end.',
  })
  readonly from?: string;

  @StringField({
    ...PERIOD_END,
    example: '2026-02-01',
    description: 'Tasks opened before this. Default: the end of today.',
  })
  readonly to?: string;

  @EnumField(SPLITS, { optional: true, description: 'By what `groups` are. Default: `team`.' })
  readonly by?: Split;

  @PublicIdField('tpt', { optional: true, description: 'Only tasks about this touchpoint.' })
  readonly touchpoint_id?: string;
}

/** The request of a query. */
export function reportFromDto({ from, to, by, touchpoint_id }: FollowupReportQueryDto): FollowupReportRequest {
  return { from, to, split: by ?? 'team', touchpointId: optionalId('tpt', touchpoint_id) };
}
