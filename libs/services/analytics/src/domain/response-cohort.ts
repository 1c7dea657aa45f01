import { nonResponseBounds } from './planning.js';
import type { Dispositions } from './response-rates.js';

/** Facts of an invitation that happened while it was observed: until it was asked plus the window of its plan. */
export interface ObservedFacts {
  readonly bounced: boolean;
  /** The customer began to answer, which is confirmed. */
  readonly started: boolean;
  /** The primary question was answered. */
  readonly answered: boolean;
  readonly completed: boolean;
  readonly withdrawn: boolean;
  /** The customer asked not to be asked. */
  readonly refused: boolean;
  /** Opened, and nothing confirms that it was the customer. */
  readonly unconfirmed: boolean;
  /** It is still observed. */
  readonly open: boolean;
}

/** As many invitations to which the same happened. */
export interface ObservedGroup extends ObservedFacts {
  readonly invitations: number;
}

export type Disposition = keyof Dispositions;

/** The funnel of a cohort. */
export interface ResponseFunnel {
  readonly dispositions: Dispositions;
  readonly invited: number;
  readonly bounced: number;
  readonly started: number;
  readonly completed: number;
  readonly unconfirmed: number;
  /** Whether some of its invitations are still observed. */
  readonly partial: boolean;
}

/** The disposition of an invitation that was asked. */
export function dispositionOf(facts: ObservedFacts): Disposition {
  if (facts.completed && !facts.withdrawn) return 'I';
  if (facts.answered && !facts.withdrawn) return 'P';
  if (facts.started || facts.refused) return 'R';
  return facts.bounced ? 'U' : 'NC';
}

/** The funnel of invitations that were asked. */
export function funnelOf(groups: Iterable<ObservedGroup>): ResponseFunnel {
  const counts = { I: 0, P: 0, R: 0, NC: 0, O: 0, U: 0 };
  let [invited, started, completed, unconfirmed] = [0, 0, 0, 0];
  let partial = false;
  for (const group of groups) {
    const disposition = dispositionOf(group);
    counts[disposition] += group.invitations;
    invited += group.invitations;
    if (group.started) started += group.invitations;
    if (group.completed) completed += group.invitations;
    if (group.unconfirmed && disposition === 'NC') unconfirmed += group.invitations;
    partial ||= group.open;
  }
  return { dispositions: counts, invited, bounced: counts.U, started, completed, unconfirmed, partial };
}

/** Scores of NPS by kind. */
export interface Opinions {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** What a base of known customers says and does not say. */
export interface Coverage {
  readonly base: number;
  readonly answered: number;
  readonly silent: number;
  /** NPS of the whole base for any opinion of the silent; null without a base. */
  readonly bounds: { readonly low: number; readonly high: number } | null;
}

/** The coverage of a base by the answers of its members, one per member. */
export function coverageOf(base: number, { promoters, passives, detractors }: Opinions): Coverage {
  const answered = promoters + passives + detractors;
  if (answered > base) throw new RangeError('more customers have answered than there are');
  const bounds = base === 0 ? null : nonResponseBounds(promoters, detractors, answered, base);
  return { base, answered, silent: base - answered, bounds };
}
