import type { MemberChangedV1 } from '@hearback/contracts';
import type { Staff } from '../domain/staff.js';

/** The payload of `member-changed` for a member after a change. */
export function memberPayload(workspaceId: string, staff: Staff, changedAt: Date): MemberChangedV1 {
  return {
    workspace_id: workspaceId,
    staff_id: staff.id,
    email: staff.email,
    name: staff.name,
    role: staff.role,
    active: staff.active,
    confirmed: staff.confirmedAt !== null,
    language: staff.language,
    time_zone: staff.timeZone,
    changed_at: changedAt.toISOString(),
  };
}
