import { publicId } from '@hearback/kernel';
import type { Calendar } from '../application/calendar-store.js';
import type { CalendarBody } from '../application/change-calendars.js';
import type { ClocksView, ClockView } from '../domain/clock-view.js';
import type { OpenInterval } from '../domain/hours/calendar.js';
import type { CalendarBodyDto, CalendarDto, OpenIntervalDto, TaskClockDto, TaskClocksDto } from './calendar.dto.js';
import { checkedId, publicIdOrNull } from './ids.js';

/** What a body says of a calendar. */
export function calendarFromDto(dto: CalendarBodyDto): CalendarBody {
  return {
    name: dto.name,
    isDefault: dto.is_default,
    timeZone: dto.time_zone,
    teamIds: dto.team_ids.map((id) => checkedId('tem', id)),
    week: dto.week.map(({ open }) => open.map(intervalFromDto)),
    specialDays: dto.special_days.map(({ date, name, open }) => ({ date, name, open: open.map(intervalFromDto) })),
  };
}

/** A calendar as the API shows it. */
export function calendarToDto(calendar: Calendar): CalendarDto {
  return {
    id: publicId('cal', calendar.id),
    name: calendar.name,
    is_default: calendar.isDefault,
    time_zone: calendar.timeZone,
    team_ids: calendar.teamIds.map((id) => publicId('tem', id)),
    week: calendar.week.map((open) => ({ open: open.map(intervalToDto) })),
    special_days: calendar.specialDays.map(({ date, name, open }) => ({ date, name, open: open.map(intervalToDto) })),
    version: calendar.version,
    created_at: calendar.createdAt.toISOString(),
    updated_at: calendar.updatedAt.toISOString(),
  };
}

/** The clocks of a task as the API shows them. */
export function clocksToDto(clocks: ClocksView | null): TaskClocksDto | null {
  if (clocks === null) return null;
  return {
    calendar_id: publicIdOrNull('cal', clocks.calendarId),
    first_response: clockToDto(clocks.firstResponse),
    resolution: clockToDto(clocks.resolution),
  };
}

function clockToDto(clock: ClockView | null): TaskClockDto | null {
  if (clock === null) return null;
  const { targetMinutes, leftMinutes, dueAt, state } = clock;
  return { target_minutes: targetMinutes, left_minutes: leftMinutes, due_at: dueAt?.toISOString() ?? null, state };
}

function intervalFromDto({ from, to }: OpenIntervalDto): OpenInterval {
  return { from: minutesOf(from), to: minutesOf(to) };
}

function intervalToDto({ from, to }: OpenInterval): OpenIntervalDto {
  return { from: timeOf(from), to: timeOf(to) };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function timeOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
