import type { InvitationReport, InvitationTime } from '../src/application/invitation-store.js';
import type { Dispositions } from '../src/domain/response-rates.js';

const DAY_MS = 86_400_000;

/** An invitation as reports were merged one by one, in plain code: what the database must agree with. */
interface Known {
  readonly times: Partial<Record<InvitationTime, number>>;
  readonly evidence: { readonly value: string; readonly revision: number };
  readonly claim: InvitationReport['claim'];
}

/** What a recount from the reports says about the invitations that were asked from `from` to `to`. */
export interface Recount {
  readonly dispositions: Dispositions;
  readonly started: number;
  readonly completed: number;
  readonly unconfirmed: number;
  readonly partial: boolean;
}

/** Counts invitations again from what was told about them; `segment`: only those of customers in it. */
export function recount(
  reports: readonly InvitationReport[],
  { from, to, now, windowDays, segment }: { from: Date; to: Date; now: Date; windowDays: number; segment?: string },
): Recount {
  const dispositions = { I: 0, P: 0, R: 0, NC: 0, O: 0, U: 0 };
  let [started, completed, unconfirmed] = [0, 0, 0];
  let partial = false;
  for (const id of new Set(reports.map(({ invitationId }) => invitationId))) {
    const { times, evidence, claim } = reports
      .filter(({ invitationId }) => invitationId === id)
      .reduce(merged, NOTHING);
    if (times.asked === undefined || times.asked < from.getTime() || times.asked >= to.getTime()) continue;
    if (segment !== undefined && !claim?.segments.includes(segment)) continue;
    const end = (times.sent ?? times.asked) + windowDays * DAY_MS;
    const isConfirmed = ['none', 'confirmed'].includes(evidence.value);
    const within = (time: InvitationTime) => (times[time] ?? Infinity) <= end;
    const has = (time: InvitationTime) => isConfirmed && within(time);
    const isKept = !within('withdrawn');
    let disposition: keyof Dispositions = within('bounced') ? 'U' : 'NC';
    if (has('started') || within('refused')) disposition = 'R';
    if (has('answered') && isKept) disposition = 'P';
    if (has('completed') && isKept) disposition = 'I';
    dispositions[disposition] += 1;
    if (has('started')) started += 1;
    if (has('completed')) completed += 1;
    if (disposition === 'NC' && !isConfirmed) unconfirmed += 1;
    partial ||= end > now.getTime();
  }
  return { dispositions, started, completed, unconfirmed, partial };
}

const NOTHING: Known = { times: {}, evidence: { value: 'none', revision: 0 }, claim: undefined };

function merged(known: Known, report: InvitationReport): Known {
  const times = { ...known.times };
  for (const [name, at] of Object.entries(report.times ?? {})) {
    const time = name as InvitationTime;
    if (at !== null) times[time] = Math.min(times[time] ?? Infinity, Date.parse(at));
  }
  const { claim, evidence } = report;
  const isEarlier = claim !== undefined && (known.claim === undefined || claim.at < known.claim.at);
  return {
    times,
    evidence: evidence !== undefined && evidence.revision > known.evidence.revision ? evidence : known.evidence,
    claim: isEarlier ? claim : known.claim,
  };
}
