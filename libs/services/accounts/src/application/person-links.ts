import type { Tx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { accountsErrors } from './accounts.errors.js';
import { CredentialLookup, type FoundPersonToken } from './credential-lookup.js';
import { PersonStore, type PersonTokenPurpose } from './person-store.js';
import { Secrets } from './secrets.js';

/** Finds what a mailed link of a person is good for, and uses it up. */
@Injectable()
export class PersonLinks {
  constructor(
    private readonly lookup: CredentialLookup,
    private readonly secrets: Secrets,
    private readonly store: PersonStore,
    private readonly clock: Clock,
  ) {}

  /** Throws `link-unknown` if the token is unknown, was used, has expired or has another purpose. */
  async find(purpose: PersonTokenPurpose, token: string): Promise<FoundPersonToken & { readonly email: string }> {
    const found = await this.lookup.personToken(this.secrets.hash(token));
    const isValid = found?.purpose === purpose && found.expiresAt > this.clock.now();
    if (!isValid || found.email === null) throw accountsErrors.error('link-unknown');
    return { ...found, email: found.email };
  }

  /** Uses the link up. Throws `link-unknown` if another request was faster. */
  async use(tx: Tx, { id }: FoundPersonToken): Promise<void> {
    if (!(await this.store.takeToken(tx, id))) throw accountsErrors.error('link-unknown');
  }
}
