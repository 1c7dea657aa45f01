import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { funnelOf, type ResponseFunnel } from '../domain/response-cohort.js';
import { rateOf, responseRates, type Rate, type ResponseRates } from '../domain/response-rates.js';
import { analyticsErrors } from './analytics.errors.js';
import {
  CohortQueries,
  type CohortDimension,
  type CohortFilter,
  type CohortGroup,
  type ExposureCounts,
} from './cohort-queries.js';
import { checkedFrame, frameRequest, type PeriodRequest } from './metric-request.js';
import { ReportLimits } from './report-limits.js';
import { ScoreQueries, type Frame } from './score-queries.js';

/** A cohort, as the caller requests it. */
export interface CohortRequest extends Pick<PeriodRequest, 'tenantId' | 'from' | 'to'> {
  readonly filter: CohortFilter;
}

/** What happened to invitations, and the rates. */
export interface CohortReading extends ResponseFunnel {
  readonly rates: ResponseRates;
  /** Completed of started. */
  readonly completion: Rate;
}

/** A part of a cohort. */
export interface CohortPart extends CohortReading {
  /** A plan, survey, channel or segment; null for customers without a segment. */
  readonly value: string | null;
  /** Null: it has none, or none is known yet. */
  readonly name: string | null;
}

/** The response rates of a period. */
export interface RatesReport extends CohortReading {
  readonly frame: Frame;
  readonly eligible: number;
  readonly by: CohortDimension | null;
  /** Largest first. */
  readonly parts: readonly CohortPart[];
  readonly partsOmitted: number;
  /** Null with a filter that these invitations have nothing for: channel or segment. */
  readonly notAsked: readonly { readonly reason: string; readonly invitations: number }[] | null;
  /** Null with a filter that pages have nothing for: plan, segment or another channel. */
  readonly exposures: (ExposureCounts & { readonly rate: Rate }) | null;
}

/** Reads response rates of the invitations that were asked in a period. */
@Injectable()
export class ReadResponseRates {
  constructor(
    private readonly database: TenantDatabase,
    private readonly scores: ScoreQueries,
    private readonly cohorts: CohortQueries,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /** Throws `analytics.not-found` for an unknown survey, plan or segment, and the errors of `frameRequest`. */
  execute(request: CohortRequest & { readonly eligible: number; readonly by?: CohortDimension }): Promise<RatesReport> {
    const { by, eligible, filter, tenantId } = request;
    const now = this.clock.now();
    const wanted = frameRequest(request, 'month', now, this.limits.maxBuckets);
    return this.database.withTenant(tenantId, async (tx) => {
      if (!(await this.cohorts.targetsExist(tx, filter))) throw analyticsErrors.error('not-found');
      const frame = checkedFrame(await this.scores.frame(tx, wanted), this.limits.maxBuckets);
      const groups = await this.cohorts.groups(tx, filter, frame, now, by);
      const parts = by === undefined ? [] : partsOf(groups, await this.cohorts.names(tx, by), eligible);
      return {
        frame,
        eligible,
        by: by ?? null,
        ...readingOf(
          groups.filter(({ part }) => part === undefined),
          eligible,
        ),
        parts: parts.slice(0, this.limits.maxGroups),
        partsOmitted: Math.max(0, parts.length - this.limits.maxGroups),
        notAsked: hasNeither(filter.channel, filter.segmentId) ? await this.cohorts.notAsked(tx, filter, frame) : null,
        exposures: await this.#exposures(tx, filter, frame),
      };
    });
  }

  async #exposures(tx: TenantTx, { surveyId, planId, channel, segmentId }: CohortFilter, frame: Frame) {
    if (!hasNeither(planId, segmentId) || (channel !== undefined && channel !== 'widget')) return null;
    const counts = await this.cohorts.exposures(tx, surveyId, frame);
    return { ...counts, rate: rateOf(counts.answered, counts.shown) };
  }
}

function hasNeither(...filters: readonly (string | undefined)[]): boolean {
  return filters.every((filter) => filter === undefined);
}

function readingOf(groups: readonly CohortGroup[], eligible: number): CohortReading {
  const funnel = funnelOf(groups);
  return {
    ...funnel,
    rates: responseRates(funnel.dispositions, eligible),
    completion: rateOf(funnel.completed, funnel.started),
  };
}

function partsOf(
  groups: readonly CohortGroup[],
  names: ReadonlyMap<string, string>,
  eligible: number,
): readonly CohortPart[] {
  const values = [...new Set(groups.map(({ part }) => part))].filter((value) => value !== undefined);
  return values
    .map((value) => {
      const own = groups.filter(({ part }) => part === value);
      return { value, name: value === null ? null : (names.get(value) ?? null), ...readingOf(own, eligible) };
    })
    .toSorted((a, b) => b.invited - a.invited || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
}
