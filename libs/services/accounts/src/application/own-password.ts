import type { Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { Staff } from '../domain/staff.js';
import { AccountQueries } from './account-queries.js';
import { accountsErrors } from './accounts.errors.js';
import type { AttemptOrigin } from './attempt-limits.js';
import { Passwords } from './passwords.js';

/** A password that the signed-in person enters again. */
export interface EnteredPassword {
  readonly password: string;
  readonly origin: AttemptOrigin;
}

/** Checks that the person at the session is still the one who signed in. */
@Injectable()
export class OwnPassword {
  constructor(
    private readonly queries: AccountQueries,
    private readonly passwords: Passwords,
  ) {}

  /** Throws `session-only`, `wrong-password` and the errors of `Passwords.check`. */
  async check({ tenantId, staffId }: Caller, { password, origin }: EnteredPassword): Promise<Staff> {
    const own = staffId === null ? undefined : await this.queries.memberWithPassword(tenantId, staffId);
    if (own === undefined) throw accountsErrors.error('session-only');
    const { staff, passwordHash } = own;
    const self = { personId: staff.personId, passwordHash };
    if ((await this.passwords.check(staff.email, origin, [self], password)) === undefined)
      throw accountsErrors.error('wrong-password');
    return staff;
  }
}
