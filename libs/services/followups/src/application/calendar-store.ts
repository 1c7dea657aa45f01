import type { Tx } from '@hearback/database';
import type { CalendarRef, OpeningHours } from '../domain/hours/calendar.js';
import type { AppliedHours } from '../domain/task-clocks.js';

/** The most calendars of a workspace. */
export const MAX_CALENDARS = 50;

/** A calendar of a workspace. */
export interface Calendar {
  readonly id: string;
  readonly name: string;
  /** Whether it applies to tasks of nobody, and of members whose teams have none. Exactly one is the default, if there is any. */
  readonly isDefault: boolean;
  /** IANA name; null: that of the workspace. */
  readonly timeZone: string | null;
  /** Each team has at most one calendar. */
  readonly teamIds: readonly string[];
  readonly week: OpeningHours['week'];
  readonly specialDays: OpeningHours['specialDays'];
  /** Increases with each change of the hours. */
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Whose task it is. */
export interface OwnerOfTask {
  readonly tenantId: string;
  readonly assigneeId: string | null;
}

/** Opening hours of workspaces, with all their versions. */
export abstract class CalendarStore {
  /** The calendars, the default one first. */
  abstract list(tx: Tx, tenantId: string): Promise<readonly Calendar[]>;
  /** The same, locked: changes of the calendars of a workspace follow each other. */
  abstract lockAll(tx: Tx, tenantId: string): Promise<readonly Calendar[]>;
  /** Stores the calendar and, for a version that is new, the hours of the version in this time zone. */
  abstract save(tx: Tx, tenantId: string, calendar: Calendar, timeZone: string): Promise<void>;
  /** Takes the calendar out of the list. Its versions stay: clocks have counted by them. */
  abstract remove(tx: Tx, tenantId: string, id: string, at: Date): Promise<void>;
  /** What applies to the tasks of these owners now, in their order. */
  abstract appliedTo(tx: Tx, owners: readonly OwnerOfTask[]): Promise<readonly AppliedHours[]>;
  /** The hours of a version that a clock counts by. */
  abstract hoursOf(tx: Tx, tenantId: string, ref: CalendarRef | null): Promise<OpeningHours>;
}
