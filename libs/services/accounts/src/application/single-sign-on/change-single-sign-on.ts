import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { SsoConnection } from '../../domain/single-sign-on.js';
import { accountsErrors } from '../accounts.errors.js';
import type { AuditedTransaction } from '../audited-transactions.js';
import { CallerTransactions } from '../caller-transactions.js';
import { EndedSessions } from '../ended-sessions.js';
import { IdentityProviders } from './identity-providers.js';
import { SsoConnections } from './sso-connections.js';
import { SsoStore } from './sso-store.js';

/** The provider as an owner enters it. */
export interface ConnectProviderCommand {
  readonly issuer: string;
  readonly clientId: string;
  /** Undefined: as before; null: a public client. */
  readonly clientSecret: string | null | undefined;
}

/**
 * Connects a workspace with an identity provider. Only signed-in owners may: who chooses the provider decides who signs in as whom.
 * Throws `owner-only`, for keys too.
 */
@Injectable()
export class ChangeSingleSignOn {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly connections: SsoConnections,
    private readonly store: SsoStore,
    private readonly providers: IdentityProviders,
    private readonly ended: EndedSessions,
  ) {}

  /** Asks the provider what it can do and stores the connection. Another provider or client has to be tested again. Throws `provider-unusable`. */
  async connect(unit: UnitOfWork, caller: Caller, command: ConnectProviderCommand): Promise<SsoConnection> {
    if (caller.role !== 'owner') throw accountsErrors.error('owner-only');
    const before = await this.connections.find(caller.tenantId);
    const { clientId } = command;
    const isSameClient = before?.issuer === command.issuer && before.clientId === clientId;
    const clientSecret =
      command.clientSecret === undefined ? (isSameClient ? before.clientSecret : null) : command.clientSecret;
    // The provider is asked before the transaction, because none is open while others are waited for.
    const issuer = await this.providers.check({ issuer: command.issuer, clientId, clientSecret });
    return this.#run(unit, caller, async (audited) => {
      const { tx, now } = audited;
      const current = await this.store.connection(tx);
      const isSame = current?.issuer === issuer && current.clientId === clientId;
      const connection: SsoConnection = {
        issuer,
        clientId,
        clientSecret,
        isEnforced: isSame && current.isEnforced,
        testedAt: isSame ? current.testedAt : null,
        changedAt: now,
      };
      // Attempts that have begun with the former client must not end with this one.
      if (current !== undefined) await this.store.deleteConnection(tx);
      await this.store.setConnection(tx, connection);
      record(audited, 'single-sign-on.connected', current, connection);
      return connection;
    });
  }

  /** Says whether members other than owners need it to sign in; if so, their other sessions end. Throws `no-single-sign-on` and `single-sign-on-untested`. */
  async enforce(unit: UnitOfWork, caller: Caller, isEnforced: boolean): Promise<SsoConnection> {
    return this.#runOnExisting(unit, caller, async (audited, current) => {
      const { tx, now } = audited;
      if (isEnforced && current.testedAt === null) throw accountsErrors.error('single-sign-on-untested');
      if (current.isEnforced === isEnforced) return current;
      const connection = { ...current, isEnforced, changedAt: now };
      await this.store.setConnection(tx, connection);
      if (isEnforced) await this.ended.record(audited, await this.store.endPasswordSessions(tx));
      record(audited, isEnforced ? 'single-sign-on.enforced' : 'single-sign-on.relaxed', current, connection);
      return connection;
    });
  }

  /** Ends the connection: members sign in with passwords again. Who members are at the provider stays known. Throws `no-single-sign-on`. */
  async disconnect(unit: UnitOfWork, caller: Caller): Promise<void> {
    await this.#runOnExisting(unit, caller, async (audited, current) => {
      await this.store.deleteConnection(audited.tx);
      record(audited, 'single-sign-on.disconnected', current, undefined);
    });
  }

  #runOnExisting<T>(
    unit: UnitOfWork,
    caller: Caller,
    change: (audited: AuditedTransaction, current: SsoConnection) => Promise<T>,
  ): Promise<T> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited, { role }) => {
      const current = await this.store.connection(audited.tx);
      if (current === undefined) throw accountsErrors.error('no-single-sign-on');
      if (role !== 'owner') throw accountsErrors.error('owner-only');
      return change(audited, current);
    });
  }

  #run<T>(unit: UnitOfWork, caller: Caller, change: (audited: AuditedTransaction) => Promise<T>): Promise<T> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited, { role }) => {
      if (role !== 'owner') throw accountsErrors.error('owner-only');
      return change(audited);
    });
  }
}

function record(
  audited: AuditedTransaction,
  action: string,
  before: SsoConnection | undefined,
  after: SsoConnection | undefined,
): void {
  const target = { kind: 'workspace', id: audited.tx.tenantId } as const;
  audited.audit({ action, target, before: shown(before), after: shown(after) });
}

function shown(connection: SsoConnection | undefined) {
  if (connection === undefined) return null;
  const { issuer, clientId, isEnforced } = connection;
  return { issuer, client_id: clientId, enforced: isEnforced };
}
