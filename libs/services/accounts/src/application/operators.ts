import type { Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { AccountsConfig } from '../accounts.config.js';
import { normalEmail, type Staff } from '../domain/staff.js';
import { AccountQueries } from './account-queries.js';
import { accountsErrors } from './accounts.errors.js';
import { OwnSessions } from './single-sign-on/own-sessions.js';

/** Tells who operates the installation: people in a browser with a confirmed address that the settings list. No key is an operator. */
@Injectable()
export class Operators {
  readonly #emails: ReadonlySet<string>;

  constructor(
    { operatorEmails = '' }: AccountsConfig,
    private readonly queries: AccountQueries,
    private readonly ownSessions: OwnSessions,
  ) {
    this.#emails = new Set(operatorEmails.split(',').filter(Boolean).map(normalEmail));
  }

  /** Throws `not-an-operator`. */
  async require(caller: Caller): Promise<Staff> {
    const staff = await this.find(caller);
    if (staff === undefined) throw accountsErrors.error('not-an-operator');
    return staff;
  }

  /** The caller as a member of staff; `undefined` for who is no operator. Without operators in the settings it asks nothing. */
  async find(caller: Caller): Promise<Staff | undefined> {
    const { kind, tenantId, staffId } = caller;
    const isPerson = kind === 'session' && staffId !== null && this.#emails.size > 0;
    const staff = isPerson ? await this.queries.staff(tenantId, staffId) : undefined;
    if (staff === undefined || !this.is(staff)) return undefined;
    // The provider of a workspace does not vouch for the operator of the installation.
    return (await this.ownSessions.isSingleSignOn(caller)) ? undefined : staff;
  }

  /** Whether the owner of the address operates the installation. */
  is({ email, confirmedAt }: Pick<Staff, 'email' | 'confirmedAt'>): boolean {
    return confirmedAt !== null && this.#emails.has(email);
  }
}
