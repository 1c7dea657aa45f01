import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { CalendarStore } from './calendar-store.js';
import { HoursChanges } from './hours-changes.js';
import { StaffDirectory, type TeamState, type WorkspaceState } from './staff-directory.js';

/** Stores what is new of a workspace and its teams, and has the clocks follow where that means other hours. */
@Injectable()
export class FollowWorkspace {
  constructor(
    private readonly staff: StaffDirectory,
    private readonly calendars: CalendarStore,
    private readonly changes: HoursChanges,
    private readonly clock: Clock,
  ) {}

  /** The language and the time zone; calendars without a zone of their own go along. */
  async workspace(tx: BatchTx, workspace: WorkspaceState): Promise<void> {
    const { tenantId } = workspace;
    const { timeZone: before } = await this.staff.workspaceOf(tx, tenantId);
    await this.staff.saveWorkspace(tx, workspace);
    const { timeZone } = await this.staff.workspaceOf(tx, tenantId);
    if (timeZone === before) return;
    const at = this.clock.now();
    const following = (await this.calendars.lockAll(tx, tenantId)).filter((calendar) => calendar.timeZone === null);
    for (const calendar of following) {
      const next = { ...calendar, version: calendar.version + 1, updatedAt: at };
      await this.calendars.save(tx, tenantId, next, timeZone);
    }
    if (following.length > 0) await this.changes.announce(tx, tenantId, at);
  }

  /** The members of a team. */
  async team(tx: BatchTx, team: TeamState): Promise<void> {
    await this.staff.saveTeam(tx, team);
    const calendars = await this.calendars.list(tx, team.tenantId);
    const hasCalendar = calendars.some(({ teamIds }) => teamIds.includes(team.id));
    if (hasCalendar) await this.changes.announce(tx, team.tenantId, this.clock.now());
  }
}
