import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import type { FieldError } from '@hearback/kernel';
import { followupsErrors } from './followups.errors.js';
import { StaffDirectory } from './staff-directory.js';

/** Number of lookups before a member counts as unknown, and the delay between them. */
const ATTEMPTS = 10;
const RETRY_DELAY_MS = 100;

/** Checks that assignees are active members of staff. */
@Injectable()
export class ActiveStaffCheck {
  constructor(private readonly staff: StaffDirectory) {}

  /**
   * The event of a member who has just joined may not have arrived yet, so unknown ids are looked up again for up to a
   * second. `pointer` returns the JSON pointer in the body for the id at index `n`.
   * @throws `unknown-staff`
   */
  async require(unit: UnitOfWork, ids: readonly string[], pointer: (n: number) => string): Promise<void> {
    if (ids.length === 0) return;
    for (let attempt = 1; ; attempt += 1) {
      const active = await unit.run((tx) => this.staff.activeAmong(tx, tx.tenantId, ids));
      if (ids.every((id) => active.has(id))) return;
      if (attempt === ATTEMPTS)
        throw followupsErrors.error('unknown-staff', undefined, { errors: defects(ids, active, pointer) });
      await new Promise((resolve) => setTimeout(resolve, RETRY_DELAY_MS));
    }
  }
}

function defects(ids: readonly string[], active: ReadonlySet<string>, pointer: (n: number) => string): FieldError[] {
  return ids.flatMap((id, n) =>
    active.has(id)
      ? []
      : [{ pointer: pointer(n), code: 'unknown-reference', detail: 'must be an active member of staff' }],
  );
}
