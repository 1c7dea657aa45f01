import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { InvitationSelection } from '../domain/invitation-selection.js';
import type { Metric } from '../domain/method.js';
import type { Period } from '../domain/period.js';
import type { ObservedGroup, Opinions } from '../domain/response-cohort.js';

/** Dimensions of a cohort. A customer can be in several segments, so those overlap. */
export const COHORT_DIMENSIONS = ['plan', 'survey', 'channel', 'segment'] as const;
export type CohortDimension = (typeof COHORT_DIMENSIONS)[number];

/** Selects invitations; an absent member excludes nothing. */
export interface CohortFilter {
  readonly surveyId?: string;
  readonly planId?: string;
  readonly channel?: string;
  readonly segmentId?: string;
}

/** As many invitations of a part of the cohort, to which the same happened. `part` undefined: of the whole. */
export interface CohortGroup extends ObservedGroup {
  /** The plan, survey, channel or segment; null for customers without a segment. */
  readonly part: string | null | undefined;
}

/** Customers of a part of the cohort, each counted once. */
export interface CoverageCounts {
  /** A segment; null: in none; undefined: all. */
  readonly part: string | null | undefined;
  readonly asked: number;
  readonly answered: number;
  /** Of their newest answers with an NPS score. */
  readonly opinions: Opinions;
}

/** Web pages that showed a survey, and after how many of them the customer answered. */
export interface ExposureCounts {
  readonly shown: number;
  readonly answered: number;
}

/** Reads the cohort of a period. */
export abstract class CohortQueries {
  abstract targetsExist(tx: TenantTx, filter: CohortFilter): Promise<boolean>;
  abstract groups(
    tx: TenantTx,
    filter: CohortFilter,
    period: Period,
    now: Date,
    by?: CohortDimension,
  ): Promise<readonly CohortGroup[]>;
  /** Invitations that were not sent, by reason, most first. */
  abstract notAsked(
    tx: TenantTx,
    filter: CohortFilter,
    period: Period,
  ): Promise<readonly { readonly reason: string; readonly invitations: number }[]>;
  abstract exposures(tx: TenantTx, surveyId: string | undefined, period: Period): Promise<ExposureCounts>;
  abstract coverage(
    tx: TenantTx,
    filter: CohortFilter,
    period: Period,
    generation: number,
  ): Promise<readonly CoverageCounts[]>;
  /**
   * Invitations that were first opened in the period, while nothing confirms that it was the customer; with a metric, to surveys that
   * have answers with it.
   */
  abstract unconfirmed(
    tx: TenantTx,
    selection: { readonly surveyId?: string; readonly metric?: Metric },
    period: Period,
  ): Promise<number>;
  /** Names of the parts of a dimension by id. */
  abstract names(tx: TenantTx, of: CohortDimension): Promise<ReadonlyMap<string, string>>;
}

/** An invitation of a cohort, with what happened while it was observed. */
export interface ObservedInvitation extends Omit<ObservedGroup, 'invitations'> {
  readonly invitationId: string;
  readonly surveyId: string;
  readonly askedAt: Date;
  /** The answer that is confirmed; null without one. */
  readonly responseId: string | null;
}

/** Selects invitations of a cohort. */
export interface CohortSelection {
  readonly filter: CohortFilter;
  readonly period: Period;
  readonly now: Date;
  readonly selection: InvitationSelection;
}

/** Lists the invitations of a cohort. */
export abstract class CohortInvitations {
  /** By the time at which they were asked. */
  abstract list(tx: TenantTx, selection: CohortSelection, page: PageRequest): Promise<Page<ObservedInvitation>>;
}
