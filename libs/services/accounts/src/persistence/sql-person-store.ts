import { violatedConstraint, type Tx } from '@hearback/database';
import type { Role } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { accountsErrors } from '../application/accounts.errors.js';
import {
  PersonStore,
  type EndedSession,
  type MemberOf,
  type Person,
  type PersonToken,
  type PersonTokenPurpose,
  type Profile,
  type SecondFactor,
} from '../application/person-store.js';

const FIND = `select id, email, name, password_hash as "passwordHash", confirmed_at as "confirmedAt", language,
    time_zone as "timeZone", totp_secret as "totpSecret", totp_confirmed_at as "totpConfirmedAt",
    totp_last_step as "totpLastStep"
  from accounts.person where id = $1`;

const LOCK_MEMBERS = `select m.tenant_id, m.id, m.name, m.role, m.active, m.created_at, p.email, p.confirmed_at, p.language, p.time_zone
  from accounts.staff m join accounts.person p on p.id = m.person_id
  where m.person_id = $1 and m.active order by m.tenant_id for update of m`;

/** `PersonStore` in SQL, which serves transactions of both roles. */
@Injectable()
export class SqlPersonStore extends PersonStore {
  override find(tx: Tx, personId: string): Promise<Person | undefined> {
    return this.#find(tx, FIND, personId);
  }

  override lock(tx: Tx, personId: string): Promise<Person | undefined> {
    return this.#find(tx, `${FIND} for update`, personId);
  }

  async #find(tx: Tx, statement: string, personId: string): Promise<Person | undefined> {
    // The driver returns `bigint` as text.
    const [row] = await tx.query<Omit<Person, 'totpLastStep'> & { totpLastStep: string | null }>(statement, [personId]);
    return row && { ...row, totpLastStep: row.totpLastStep === null ? null : Number(row.totpLastStep) };
  }

  override async lockMembers(tx: Tx, personId: string): Promise<readonly MemberOf[]> {
    const rows = await tx.query<MemberColumns>(LOCK_MEMBERS, [personId]);
    return rows.map((row) => memberOf(row, personId));
  }

  override async countMemberships(tx: Tx, personId: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>('select count(*)::int as n from accounts.find_memberships($1)', [
      personId,
    ]);
    return row!.n;
  }

  override async setPassword(tx: Tx, personId: string, hash: string): Promise<void> {
    await tx.query('update accounts.person set password_hash = $2, has_initial_password = false where id = $1', [
      personId,
      hash,
    ]);
  }

  override async setProfile(tx: Tx, personId: string, { name, language, timeZone }: Profile): Promise<void> {
    await tx.query('update accounts.person set name = $2, language = $3, time_zone = $4 where id = $1', [
      personId,
      name,
      language,
      timeZone,
    ]);
    await tx.query('update accounts.staff set name = $2 where person_id = $1 and active', [personId, name]);
  }

  override async setEmail(tx: Tx, personId: string, email: string, confirmedAt: Date): Promise<void> {
    await tx.query('select accounts.release_address($1)', [email]);
    try {
      await tx.query('update accounts.person set email = $2, confirmed_at = $3 where id = $1', [
        personId,
        email,
        confirmedAt,
      ]);
    } catch (error) {
      if (violatedConstraint(error) === 'person_confirmed_email_key') throw accountsErrors.error('address-taken');
      throw error;
    }
  }

  override async setSecondFactor(tx: Tx, personId: string, factor: SecondFactor): Promise<void> {
    const { totpSecret, totpConfirmedAt, totpLastStep } = factor;
    await tx.query(
      'update accounts.person set totp_secret = $2, totp_confirmed_at = $3, totp_last_step = $4 where id = $1',
      [personId, totpSecret, totpConfirmedAt, totpLastStep],
    );
  }

  override async setRecoveryCodes(tx: Tx, personId: string, hashes: readonly string[]): Promise<void> {
    await tx.query('delete from accounts.recovery_code where person_id = $1', [personId]);
    await tx.query('insert into accounts.recovery_code (person_id, code_hash) select $1, unnest($2::text[])', [
      personId,
      hashes,
    ]);
  }

  override async takeRecoveryCode(tx: Tx, personId: string, hashes: readonly string[]): Promise<boolean> {
    const taken = await tx.query(
      'delete from accounts.recovery_code where person_id = $1 and code_hash = any ($2) returning 1',
      [personId, hashes],
    );
    return taken.length > 0;
  }

  override async countRecoveryCodes(tx: Tx, personId: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'select count(*)::int as n from accounts.recovery_code where person_id = $1',
      [personId],
    );
    return row!.n;
  }

  override async insertToken(tx: Tx, token: PersonToken): Promise<void> {
    const { id, personId, purpose, email, secretHash, createdAt, expiresAt } = token;
    await tx.query('delete from accounts.person_token where person_id = $1 and expires_at <= $2', [
      personId,
      createdAt,
    ]);
    await tx.query(
      `insert into accounts.person_token (id, person_id, purpose, email, secret_hash, created_at, expires_at)
       values ($1, $2, $3, $4, decode($5, 'hex'), $6, $7)`,
      [id, personId, purpose, email, secretHash, createdAt, expiresAt],
    );
  }

  override async takeToken(tx: Tx, id: string): Promise<boolean> {
    const taken = await tx.query('delete from accounts.person_token where id = $1 returning 1', [id]);
    return taken.length > 0;
  }

  override async deleteTokens(tx: Tx, personId: string, purposes: readonly PersonTokenPurpose[]): Promise<void> {
    await tx.query('delete from accounts.person_token where person_id = $1 and purpose = any ($2)', [
      personId,
      purposes,
    ]);
  }

  override async deleteLaterTokens(tx: Tx, id: string): Promise<void> {
    await tx.query(
      `delete from accounts.person_token t using accounts.person_token earlier
       where earlier.id = $1 and t.id <> earlier.id and t.person_id = earlier.person_id
         and t.purpose = earlier.purpose and t.created_at >= earlier.created_at`,
      [id],
    );
  }

  override async moveSession(
    tx: Tx,
    from: { readonly tenantId: string; readonly id: string },
    to: { readonly tenantId: string; readonly staffId: string; readonly id: string; readonly secretHash: string },
    now: Date,
  ): Promise<Date | undefined> {
    const [ended] = await tx.query<{
      created_at: Date;
      user_agent: string;
      network: string;
      single_sign_on: boolean;
    }>(
      `delete from accounts.session where tenant_id = $1 and id = $2
       returning created_at, user_agent, network, single_sign_on`,
      [from.tenantId, from.id],
    );
    if (ended === undefined) return undefined;
    await tx.query(
      `insert into accounts.session (tenant_id, id, staff_id, secret_hash, created_at, last_used_at, user_agent, network, single_sign_on)
       values ($1, $2, $3, decode($4, 'hex'), $5, $6, $7, $8, $9)`,
      [
        to.tenantId,
        to.id,
        to.staffId,
        to.secretHash,
        ended.created_at,
        now,
        ended.user_agent,
        ended.network,
        ended.single_sign_on,
      ],
    );
    await tx.query('update accounts.staff set last_opened_at = $3 where tenant_id = $1 and id = $2', [
      to.tenantId,
      to.staffId,
      now,
    ]);
    return ended.created_at;
  }

  override async endSessions(
    tx: Tx,
    personId: string,
    { kept, only }: { readonly kept?: string; readonly only?: string } = {},
  ): Promise<readonly EndedSession[]> {
    return tx.query<EndedSession>(
      'select tenant_id as "tenantId", id, staff_id as "staffId" from accounts.end_sessions($1, $2, $3)',
      [personId, kept ?? null, only ?? null],
    );
  }

  override async endSession(tx: Tx, secretHash: string): Promise<EndedSession | undefined> {
    const [ended] = await tx.query<EndedSession>(
      `select tenant_id as "tenantId", id, staff_id as "staffId" from accounts.end_session(decode($1, 'hex'))`,
      [secretHash],
    );
    return ended;
  }
}

interface MemberColumns {
  readonly tenant_id: string;
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  readonly created_at: Date;
  readonly email: string;
  readonly confirmed_at: Date | null;
  readonly language: string | null;
  readonly time_zone: string | null;
}

function memberOf(row: MemberColumns, personId: string): MemberOf {
  const { tenant_id: tenantId, confirmed_at: confirmedAt, created_at: createdAt, time_zone: timeZone, ...rest } = row;
  return { tenantId, staff: { ...rest, personId, confirmedAt, createdAt, timeZone } };
}
