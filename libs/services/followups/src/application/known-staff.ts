import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import type { FieldError } from '@hearback/kernel';
import { followupsErrors } from './followups.errors.js';
import { StaffDirectory } from './staff-directory.js';

/** Tries before somebody counts as unknown, and milliseconds between them. */
const TRIES = 10;
const PAUSE = 100;

/** Checks that tasks are given to active members only. */
@Injectable()
export class KnownStaff {
  constructor(
    private readonly database: TenantDatabase,
    private readonly staff: StaffDirectory,
  ) {}

  /**
   * News of a member who has just joined may still be on its way, so an unknown one is looked up again for up to a
   * second, outside of any transaction. `pointer` says where the n-th of the ids stands in the body.
   * @throws `unknown-staff`
   */
  async require(tenantId: string, ids: readonly string[], pointer: (n: number) => string): Promise<void> {
    if (ids.length === 0) return;
    for (let attempt = 1; ; attempt += 1) {
      const active = await this.database.withTenant(tenantId, (tx) => this.staff.activeAmong(tx, tenantId, ids));
      if (ids.every((id) => active.has(id))) return;
      if (attempt === TRIES)
        throw followupsErrors.error('unknown-staff', undefined, { errors: defects(ids, active, pointer) });
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  }
}

function defects(ids: readonly string[], active: ReadonlySet<string>, pointer: (n: number) => string): FieldError[] {
  return ids.flatMap((id, n) =>
    active.has(id) ? [] : [{ pointer: pointer(n), code: 'unknown', detail: 'not an active member of staff' }],
  );
}
