import { Injectable } from '@nestjs/common';
import { SESSION_IDLE, SESSION_LIFETIME, sessionEnds, type SessionPlace } from '../domain/session.js';
import type { Staff } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { AuditedTransactions, type AuditedTransaction } from './audited-transactions.js';
import type { KnownPerson } from './credential-lookup.js';
import { CredentialStore } from './credential-store.js';
import { EndedSessions } from './ended-sessions.js';
import { PersonStore } from './person-store.js';
import { Secrets } from './secrets.js';
import { SsoStore } from './single-sign-on/sso-store.js';
import type { ShownSession } from './show-session.js';
import { WorkspaceStore } from './workspace-store.js';

/** A session that was just opened. Its secret goes only into the cookie. */
export interface OpenedSession extends ShownSession {
  readonly secret: string;
}

/** How somebody has proved who they are. */
export type SignInMethod = 'password' | 'single-sign-on';

/** The browser in which somebody signs in. */
export interface SigningBrowser {
  /** The secret of the session cookie that it sent; that session ends when the new one begins. */
  readonly previousSecret: string | undefined;
  readonly place: SessionPlace;
}

/** Opens sessions and ends those they replace. */
@Injectable()
export class Sessions {
  constructor(
    private readonly transactions: AuditedTransactions,
    private readonly store: CredentialStore,
    private readonly workspaces: WorkspaceStore,
    private readonly persons: PersonStore,
    private readonly secrets: Secrets,
    private readonly ended: EndedSessions,
    private readonly sso: SsoStore,
  ) {}

  /**
   * Opens a session in a transaction of its own for a person whose password was checked outside of it; `undefined` if two-step sign-in
   * was turned on since.
   */
  openFor(person: KnownPerson, browser: SigningBrowser): Promise<OpenedSession | undefined> {
    return this.transactions.runSeparately(person.tenantId, { kind: 'staff', id: person.staffId }, async (audited) => {
      // A password change or deactivation since the check has ended all sessions, so this one must not be opened.
      const hash = await this.workspaces.lockPasswordHash(audited.tx, person.staffId);
      const staff = await this.workspaces.findStaff(audited.tx, person.staffId);
      if (hash !== person.passwordHash || !staff) throw accountsErrors.error('sign-in-refused');
      const now = await this.persons.find(audited.tx, person.personId);
      if (now?.totpConfirmedAt) return undefined;
      return this.open(audited, staff, browser);
    });
  }

  /**
   * Opens a session with a new secret. The session that the browser had ends, in whatever workspace it was. Throws
   * `single-sign-on-required` if a password is not enough here.
   */
  async open(
    audited: AuditedTransaction,
    staff: Staff,
    browser: SigningBrowser,
    method: SignInMethod = 'password',
  ): Promise<OpenedSession> {
    const isSingleSignOn = method === 'single-sign-on';
    // Owners keep the password, as the way back in when the provider fails.
    if (!isSingleSignOn && staff.role !== 'owner' && (await this.sso.isEnforced(audited.tx)))
      throw accountsErrors.error('single-sign-on-required');
    const { previousSecret, place } = browser;
    if (previousSecret !== undefined) await this.end(audited, previousSecret);
    await this.store.deleteStaleSessionsOf(audited.tx, staff.id, {
      usedBefore: new Date(audited.now.getTime() - SESSION_IDLE),
      openedBefore: new Date(audited.now.getTime() - SESSION_LIFETIME),
    });
    const { secret, hash } = this.secrets.newSession();
    const times = { createdAt: audited.now, lastUsedAt: audited.now };
    const id = audited.newId();
    await this.workspaces.setOpened(audited.tx, staff.id, audited.now);
    await this.store.insertSession(audited.tx, {
      id,
      staffId: staff.id,
      secretHash: hash,
      isSingleSignOn,
      ...times,
      ...place,
    });
    audited.audit({
      action: 'session.opened',
      target: { kind: 'session', id },
      before: null,
      after: { staff_id: staff.id, ...(isSingleSignOn ? { method } : {}) },
    });
    const workspace = await this.workspaces.findWorkspace(audited.tx);
    const permissions = this.secrets.permissionsOf(staff.role);
    const shown = { staff, workspace, permissions, isSingleSignOn, createdAt: audited.now };
    return { ...shown, secret, expiresAt: sessionEnds(times) };
  }

  /** How the session of this id was opened. */
  async methodOf({ tx }: AuditedTransaction, id: string): Promise<SignInMethod> {
    const session = await this.store.findSession(tx, id);
    return session?.isSingleSignOn === true ? 'single-sign-on' : 'password';
  }

  /** Ends all sessions of a member in this workspace and returns their number. */
  endAll({ tx }: AuditedTransaction, staffId: string): Promise<number> {
    return this.store.deleteSessionsOf(tx, staffId);
  }

  /** Ends all sessions of a person in all workspaces, and the sign-ins, password resets and changes of the address that have begun. Returns the number of sessions. */
  async endAllOf(audited: AuditedTransaction, personId: string): Promise<number> {
    const { tx } = audited;
    const ended = await this.persons.endSessions(tx, personId);
    await this.persons.deleteTokens(tx, personId, ['reset-password', 'second-step', 'change-address', 'local-sign-in']);
    await this.ended.recordElsewhere(audited, ended);
    return ended.length;
  }

  private async end(audited: AuditedTransaction, secret: string): Promise<void> {
    const ended = await this.persons.endSession(audited.tx, this.secrets.hash(secret));
    if (ended) await this.ended.record(audited, [ended]);
  }
}
