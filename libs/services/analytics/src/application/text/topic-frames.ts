import type { TenantTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { checkedFrame, frameRequest, type PeriodRequest } from '../metric-request.js';
import { ReportLimits } from '../report-limits.js';
import { ScoreQueries, type Frame } from '../score-queries.js';

/** Periods of reports about comments, in the time zone of the workspace. */
@Injectable()
export class TopicFrames {
  constructor(
    private readonly scores: ScoreQueries,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  async of(tx: TenantTx, request: Pick<PeriodRequest, 'from' | 'to'>): Promise<Frame> {
    const { maxBuckets } = this.limits;
    const wanted = frameRequest(request, 'month', this.clock.now(), maxBuckets);
    return checkedFrame(await this.scores.frame(tx, wanted), maxBuckets);
  }

  /** The starts of so many local weeks up to a time. */
  async weeks(tx: TenantTx, until: Date, weeks: number): Promise<readonly Date[]> {
    const from = new Date(until.getTime() - 7 * weeks * 86_400_000).toISOString();
    const request = {
      from: { kind: 'instant', text: from },
      to: { kind: 'instant', text: until.toISOString() },
    } as const;
    const frame = await this.scores.frame(tx, { ...request, width: 'week', now: this.clock.now() });
    return [frame.whole.from, ...frame.starts.slice(1)].slice(-weeks);
  }
}
