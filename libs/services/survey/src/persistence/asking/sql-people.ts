import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { People, type KnownPerson } from '../../application/asking/people.js';
import type { SurveyKind } from '../../domain/asking/attention-rules.js';
import type { QuietHours } from '../../domain/asking/local-time.js';
import { usualTime } from '../../domain/asking/usual-time.js';
import type { Person, PlanRank, Reservation, Touch, TouchCause } from '../../domain/asking/person.js';

/** Touches before this cannot be in the way: it is longer than the longest wait. */
const HISTORY_DAYS = 740;

interface AudienceRow {
  readonly customer_id: string;
  readonly external_id: string;
  readonly language: string | null;
  readonly zone: string;
  readonly has_address: boolean;
  readonly address_state: Exclude<Person['address'], 'none'>;
  readonly topics_off: readonly SurveyKind[];
  readonly max_every_days: number | null;
  readonly paused_until: Date | null;
  readonly quiet_hours: QuietHours | null;
  readonly prefers_person: boolean;
  readonly no_profiling: boolean;
  readonly consent: Person['consent'];
  readonly consent_at: Date | null;
  readonly complaints: number;
  readonly segments: readonly string[];
}

interface TouchRow {
  readonly customer_id: string;
  readonly at: Date;
  readonly survey_kind: SurveyKind;
  readonly cause: TouchCause;
  readonly invitation_id: string | null;
  readonly matter: string | null;
}

/** When a customer has answered a mail. */
interface AnswerRow {
  readonly customer_id: string;
  readonly at: Date;
}

interface ReservationRow {
  readonly customer_id: string;
  readonly id: string;
  readonly planned_at: Date;
  readonly survey_kind: SurveyKind;
  readonly rank: PlanRank;
  readonly matter: string | null;
}

const PEOPLE = `
  select a.customer_id, a.external_id, a.language, coalesce(a.time_zone, w.time_zone, 'UTC') as zone, a.has_address,
    a.address_state, a.topics_off, a.max_every_days, a.paused_until, a.quiet_hours, a.prefers_person,
    a.no_profiling, a.consent, a.consent_at,
    (select count(*)::integer from survey.complaint c
     where c.tenant_id = a.tenant_id and c.external_id = a.external_id and c.open) as complaints,
    array(select m.segment_id from survey.segment_member m
      join survey.segment s on s.tenant_id = m.tenant_id and s.id = m.segment_id and not s.archived
      where m.tenant_id = a.tenant_id and m.customer_id = a.customer_id order by 1) as segments
  from survey.audience a left join survey.workspace w on w.tenant_id = a.tenant_id
  where a.tenant_id = $1 and a.customer_id = any ($2) and a.external_id is not null
  order by a.customer_id`;

const TOUCHES = `
  select t.customer_id, t.at, t.survey_kind, t.cause, t.invitation_id, t.matter from survey.touch t
  where t.tenant_id = $1 and t.customer_id = any ($2) and t.at > $3 and t.voided_at is null
  union all
  select a.customer_id, t.at, t.survey_kind, t.cause, t.invitation_id, t.matter from survey.audience a
  join survey.touch t on t.tenant_id = a.tenant_id and t.external_id = a.external_id
  where a.tenant_id = $1 and a.customer_id = any ($2) and t.at > $3 and t.voided_at is null`;

const RESERVATIONS = `
  select customer_id, id, planned_at, survey_kind, rank, matter from survey.invitation
  where tenant_id = $1 and customer_id = any ($2) and claimed_at is null and suppressed_at is null and status = 'planned'`;

const ANSWERS = `
  select customer_id, started_at as at from survey.invitation
  where tenant_id = $1 and customer_id = any ($2) and started_at > $3`;

/** `People` in SQL: four statements, however many customers. */
@Injectable()
export class SqlPeople extends People {
  override read(tx: Tx, tenantId: string, ids: readonly string[], at: Date): Promise<readonly KnownPerson[]> {
    return this.#read(tx, tenantId, ids, at, '');
  }

  override async lock(tx: Tx, tenantId: string, customerId: string, at: Date): Promise<KnownPerson | undefined> {
    return (await this.lockAll(tx, tenantId, [customerId], at))[0];
  }

  override lockAll(tx: Tx, tenantId: string, ids: readonly string[], at: Date): Promise<readonly KnownPerson[]> {
    return this.#read(tx, tenantId, ids, at, ' for update of a');
  }

  override async idOf(tx: Tx, tenantId: string, externalId: string): Promise<string | undefined> {
    const [row] = await tx.query<{ customer_id: string }>(
      `select coalesce(p.kept_id, a.customer_id) as customer_id from survey.audience a
       left join survey.customer_pointer p on p.tenant_id = a.tenant_id and p.customer_id = a.customer_id
       where a.tenant_id = $1 and a.external_id = $2`,
      [tenantId, externalId],
    );
    return row?.customer_id;
  }

  async #read(
    tx: Tx,
    tenantId: string,
    ids: readonly string[],
    at: Date,
    locking: string,
  ): Promise<readonly KnownPerson[]> {
    const merged = await readMerged(tx, tenantId, ids);
    const all = [...new Set([...ids, ...merged.flatMap(({ id, into }) => [id, into])])];
    // In this order: what is decided about a customer meanwhile is visible once the row is locked.
    const people = await tx.query<AudienceRow>(PEOPLE + locking, [tenantId, all]);
    const since = new Date(at.getTime() - HISTORY_DAYS * 86_400_000);
    const touches = grouped(await tx.query<TouchRow>(TOUCHES, [tenantId, all, since]));
    const reservations = grouped(await tx.query<ReservationRow>(RESERVATIONS, [tenantId, all]));
    const answers = grouped(await tx.query<AnswerRow>(ANSWERS, [tenantId, all, since]));
    return personsOf(ids, people, merged).map(({ row, profiles }) => {
      const of = <R>(rows: ReadonlyMap<string, readonly R[]>) => profiles.flatMap((id) => rows.get(id) ?? []);
      return personOf(
        row,
        of(touches).map(touchOf),
        of(reservations).map(reservationOf),
        of(answers).map(({ at }) => at),
      );
    });
  }
}

/** A profile that was merged into another one. */
interface Merged {
  readonly id: string;
  readonly into: string;
  readonly at: Date;
}

/** All merged profiles of these customers, who may be named by one of them. */
function readMerged(tx: Tx, tenantId: string, ids: readonly string[]): Promise<readonly Merged[]> {
  return tx.query<Merged>(
    `select p.customer_id as id, p.kept_id as into, p.changed_at as at from survey.customer_pointer p
     where p.tenant_id = $1 and p.kept_id in (
       select unnest($2::uuid[]) union all
       select o.kept_id from survey.customer_pointer o where o.tenant_id = $1 and o.customer_id = any ($2))`,
    [tenantId, ids],
  );
}

/**
 * Those who are asked for, each with all profiles of the same customer: what they are is what the kept profile says, and of consents the
 * stricter holds, until the customer decides anew.
 */
function personsOf(ids: readonly string[], people: readonly AudienceRow[], merged: readonly Merged[]) {
  const rows = new Map(people.map((row) => [row.customer_id, row]));
  return [...new Set(ids)].toSorted().flatMap((id) => {
    const keptId = merged.find((profile) => profile.id === id)?.into ?? id;
    const row = rows.get(keptId);
    if (row === undefined) return [];
    const others = merged.filter(({ into }) => into === keptId);
    const rowsOfOthers = others.flatMap((other) => rows.get(other.id) ?? []);
    const isWithdrawn = others.some(
      ({ id: other, at }) =>
        rows.get(other)?.consent === 'withdrawn' && (row.consent_at === null || row.consent_at <= at),
    );
    const complaints = rowsOfOthers.reduce((sum, other) => sum + other.complaints, row.complaints);
    const consent = isWithdrawn ? ('withdrawn' as const) : row.consent;
    return { row: { ...row, customer_id: id, complaints, consent }, profiles: [keptId, ...others.map((p) => p.id)] };
  });
}

function grouped<R extends { readonly customer_id: string }>(rows: readonly R[]): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const group = groups.get(row.customer_id);
    if (group) group.push(row);
    else groups.set(row.customer_id, [row]);
  }
  return groups;
}

function personOf(
  row: AudienceRow,
  touches: readonly Touch[],
  reservations: readonly Reservation[],
  invitedAnswers: readonly Date[],
): KnownPerson {
  const otherAnswers = touches.filter(({ cause }) => cause === 'answer').map(({ at }) => at);
  return {
    customerId: row.customer_id,
    externalId: row.external_id,
    language: row.language,
    segments: row.segments,
    isErased: false,
    address: row.has_address ? row.address_state : 'none',
    consent: row.consent,
    topicsOff: row.topics_off,
    prefersPerson: row.prefers_person,
    openComplaints: row.complaints,
    pausedUntil: row.paused_until,
    maxEveryDays: row.max_every_days,
    quietHours: row.quiet_hours,
    usualTime: row.no_profiling ? null : usualTime([...invitedAnswers, ...otherAnswers], row.zone),
    timeZone: row.zone,
    touches,
    reservations,
  };
}

function touchOf({ at, survey_kind: kind, cause, invitation_id: invitationId, matter }: TouchRow): Touch {
  return { at, kind, cause, invitationId, matter };
}

function reservationOf({ id, planned_at: at, survey_kind: kind, rank, matter }: ReservationRow): Reservation {
  return { at, kind, rank, invitationId: id, matter };
}
