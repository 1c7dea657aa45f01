import { Injectable } from '@nestjs/common';
import type { Caller } from '@hearback/http';
import { accountsErrors } from './accounts.errors.js';
import { actorOf } from './actor-of.js';
import { Acts } from './acts.js';
import { CredentialStore } from './credential-store.js';
import { recordEnd } from './sessions.js';

/** Ends the session of the caller. Throws `session-only` for keys. */
@Injectable()
export class SignOut {
  constructor(
    private readonly acts: Acts,
    private readonly store: CredentialStore,
  ) {}

  execute(caller: Caller): Promise<void> {
    const { staffId, credentialId } = caller;
    if (staffId === null) throw accountsErrors.error('session-only');
    return this.acts.perform(caller.tenantId, actorOf(caller), async (act) => {
      if (await this.store.deleteSession(act.tx, credentialId)) recordEnd(act, { id: credentialId, staffId });
    });
  }
}
