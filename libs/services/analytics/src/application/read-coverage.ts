import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { coverageOf, type Coverage, type Opinions } from '../domain/response-cohort.js';
import { rateOf, type Rate } from '../domain/response-rates.js';
import { analyticsErrors } from './analytics.errors.js';
import { CohortQueries, type CoverageCounts } from './cohort-queries.js';
import { checkedFrame, frameRequest } from './metric-request.js';
import type { CohortRequest } from './read-response-rates.js';
import { ReportLimits } from './report-limits.js';
import { ScoreQueries, type Frame } from './score-queries.js';

/** What the customers who were asked said, and what the silent ones could change. */
export interface CoverageReading {
  readonly asked: number;
  readonly answered: number;
  readonly silent: number;
  readonly silence: Rate;
  /** Null if nobody gave an NPS score. */
  readonly nps: (Coverage & Opinions & { readonly value: number }) | null;
}

/** A segment of the coverage; `value` is null for customers without one. */
export interface CoverageSegment extends CoverageReading {
  readonly value: string | null;
  readonly name: string | null;
}

/** The coverage of the customers who were asked in a period. */
export interface CoverageReport extends CoverageReading {
  readonly frame: Frame;
  /** The most silent first. */
  readonly segments: readonly CoverageSegment[];
  readonly segmentsOmitted: number;
}

const NOBODY: CoverageCounts = {
  part: undefined,
  asked: 0,
  answered: 0,
  opinions: { promoters: 0, passives: 0, detractors: 0 },
};

/** Reads who did not answer, by segment, and the bounds of NPS for any opinion of theirs. */
@Injectable()
export class ReadCoverage {
  constructor(
    private readonly database: TenantDatabase,
    private readonly scores: ScoreQueries,
    private readonly cohorts: CohortQueries,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /** Throws the same errors as `ReadResponseRates`. */
  execute({ filter, tenantId, ...period }: CohortRequest): Promise<CoverageReport> {
    const wanted = frameRequest(period, 'month', this.clock.now(), this.limits.maxBuckets);
    return this.database.withTenant(tenantId, async (tx) => {
      if (!(await this.cohorts.targetsExist(tx, filter))) throw analyticsErrors.error('not-found');
      const frame = checkedFrame(await this.scores.frame(tx, wanted), this.limits.maxBuckets);
      const counts = await this.cohorts.coverage(tx, filter, frame, frame.generation);
      const names = await this.cohorts.names(tx, 'segment');
      const segments = counts
        .flatMap(({ part, ...own }) =>
          part === undefined
            ? []
            : [{ value: part, name: part === null ? null : (names.get(part) ?? null), ...readingOf(own) }],
        )
        .toSorted((a, b) => (b.silence.value ?? 0) - (a.silence.value ?? 0) || b.asked - a.asked);
      return {
        frame,
        ...readingOf(counts.find(({ part }) => part === undefined) ?? NOBODY),
        segments: segments.slice(0, this.limits.maxGroups),
        segmentsOmitted: Math.max(0, segments.length - this.limits.maxGroups),
      };
    });
  }
}

function readingOf({ asked, answered, opinions }: Omit<CoverageCounts, 'part'>): CoverageReading {
  const silent = asked - answered;
  const { promoters, passives, detractors } = opinions;
  const scores = promoters + passives + detractors;
  return {
    asked,
    answered,
    silent,
    silence: rateOf(silent, asked),
    nps:
      scores === 0
        ? null
        : { ...coverageOf(asked, opinions), ...opinions, value: (100 * (promoters - detractors)) / scores },
  };
}
