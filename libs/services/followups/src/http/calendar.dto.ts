import {
  BooleanField,
  IntegerField,
  ListField,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { MAX_CALENDARS } from '../application/calendar-store.js';
import { MAX_INTERVALS, MAX_SPECIAL_DAYS } from '../domain/hours/calendar.js';

const OPEN = { open: [{ from: '09:00', to: '18:00' }] };
const CLOSED = { open: [] };
const TIME = { min: 5, max: 5, pattern: /^([01]\d|2[0-3]):[0-5]\d$/ };

/** A part of a day in which the shop is open. */
export class OpenIntervalDto {
  @StringField({ ...TIME, example: '09:00' }) readonly from: string;
  @StringField({
    min: 5,
    max: 5,
    pattern: /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
    description: 'Exclusive; `24:00` is the end of the day.',
    example: '13:00',
  })
  readonly to: string;
}

/** The hours of a day of the week. */
export class CalendarDayDto {
  @ListField(() => OpenIntervalDto, { max: MAX_INTERVALS, description: 'In order; none: closed.' })
  readonly open: OpenIntervalDto[];
}

/** A date with hours of its own: a holiday, a day of stocktaking. */
export class SpecialDayDto {
  @StringField({ min: 10, max: 10, pattern: /^\d{4}-\d\d-\d\d$/, example: '2026-12-25' }) readonly date: string;
  @StringField({ min: 1, max: 80, example: 'Christmas' }) readonly name: string;
  @ListField(() => OpenIntervalDto, { max: MAX_INTERVALS, description: 'In order; none: closed.', example: [] })
  readonly open: OpenIntervalDto[];
}

/** Opening hours to create, or to replace those of a calendar. */
export class CalendarBodyDto {
  @StringField({ min: 1, max: 80, example: 'Shop' }) readonly name: string;

  @BooleanField({
    description:
      'Whether it applies to tasks of nobody, and of members whose teams have no calendar. The first calendar always is the default.',
    example: true,
  })
  readonly is_default: boolean;

  @StringField({
    min: 1,
    max: 64,
    nullable: true,
    description: 'IANA name; null: the time zone of the workspace.',
    example: 'Europe/Berlin',
  })
  readonly time_zone: string | null;

  @ListField('string', {
    max: 100,
    item: { max: 36, pattern: /^tem_[0-9a-f]{32}$/ },
    description: 'Teams whose members’ tasks count by it; a team has at most one calendar.',
    example: [],
  })
  readonly team_ids: string[];

  @ListField(() => CalendarDayDto, {
    min: 7,
    max: 7,
    description: 'Seven days, from Monday on.',
    example: [OPEN, OPEN, OPEN, OPEN, OPEN, CLOSED, CLOSED],
  })
  readonly week: CalendarDayDto[];

  @ListField(() => SpecialDayDto, { max: MAX_SPECIAL_DAYS }) readonly special_days: SpecialDayDto[];
}

/** Opening hours. */
export class CalendarDto extends CalendarBodyDto {
  @PublicIdField('cal') readonly id: string;
  @IntegerField({ min: 1, description: 'Increases with each change.' }) readonly version: number;
  @TimestampField() readonly created_at: string;
  @TimestampField() readonly updated_at: string;
}

/** The calendars of a workspace. */
export class CalendarsDto {
  @StringField({ description: 'The time zone of the workspace.', example: 'Europe/Berlin' })
  readonly time_zone: string;
  @ListField(() => CalendarDto, { max: MAX_CALENDARS, description: 'The default one first.' })
  readonly calendars: CalendarDto[];
}

/** From when, and for how long. */
export class DueQueryDto {
  @TimestampField({ description: 'When the clock starts.' }) readonly from: string;
  @IntegerField({ min: 1, max: 525_600, description: 'Minutes of opening hours.', example: 180 })
  readonly minutes: number;
}

/** A stretch of opening hours that a clock uses. */
export class CountedDto {
  @TimestampField() readonly from: string;
  @TimestampField() readonly to: string;
}

/** When a target is used up. */
export class DueTimeDto {
  @TimestampField() readonly due_at: string;
  @StringField({ description: 'The time zone of the calendar.', example: 'Europe/Berlin' }) readonly time_zone: string;
  @ListField(() => CountedDto, { max: 10, description: 'The first stretches that are counted.' })
  readonly counted: CountedDto[];
}

/** A clock of a task, worked out by the server as of the reply. */
export class TaskClockDto {
  @IntegerField({ min: 1, description: 'Minutes of opening hours.', example: 240 }) readonly target_minutes: number;
  @IntegerField({ description: 'Minutes of opening hours left; negative: late by so many.', example: 72 })
  readonly left_minutes: number;
  @TimestampField({ nullable: true, description: 'Null while the clock is paused.' }) readonly due_at: string | null;
  @StringField({ description: '`running`, `paused`, `late`, or `stopped`: its end has come.', example: 'running' })
  readonly state: string;
}

/** The clocks of a task. */
export class TaskClocksDto {
  @PublicIdField('cal', { nullable: true, description: 'The calendar; null: all hours are open.' })
  readonly calendar_id: string | null;
  @ObjectField(() => TaskClockDto, { nullable: true, description: 'Until a person first answers the customer.' })
  readonly first_response: TaskClockDto | null;
  @ObjectField(() => TaskClockDto, {
    nullable: true,
    description: 'Until the resolution; null: a person set the due time.',
  })
  readonly resolution: TaskClockDto | null;
}
