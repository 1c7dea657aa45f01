import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import type { FieldError } from '@hearback/kernel';
import { followupsErrors } from './followups.errors.js';
import { StaffDirectory } from './staff-directory.js';

/** Tries before somebody counts as unknown, and milliseconds between them. */
const TRIES = 10;
const PAUSE = 100;

/** Checks that tasks are given to active members only. */
@Injectable()
export class KnownStaff {
  constructor(private readonly staff: StaffDirectory) {}

  /**
   * The event of a member who has just joined may not have arrived yet, so an unknown member is looked up again for up to a
   * second. `pointer` gives the place of the n-th id in the body.
   * @throws `unknown-staff`
   */
  async require(unit: UnitOfWork, ids: readonly string[], pointer: (n: number) => string): Promise<void> {
    if (ids.length === 0) return;
    for (let attempt = 1; ; attempt += 1) {
      const active = await unit.run((tx) => this.staff.activeAmong(tx, tx.tenantId, ids));
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
