import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Body, type Reply } from '../../../api/client.js';

export type Calendar = Reply<'listCalendars'>['calendars'][number];
export type CalendarBody = Body<'createCalendar'>;
export type OpenInterval = CalendarBody['week'][number]['open'][number];
export type SpecialDay = CalendarBody['special_days'][number];

/** The opening hours of the workspace, the default ones first. */
export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: () => dataOf(api.GET('/v1/calendars')),
});

/** Whether customers may ask to be called back. */
export const callBacksQuery = queryOptions({
  queryKey: ['call-backs'],
  queryFn: () => dataOf(api.GET('/v1/call-backs')),
});

/**
 * When a clock that starts at a time has used up so many minutes of the hours of a calendar. The version makes it hold for good; it is
 * not asked for again with the calendars, of which this one may be gone.
 */
export const dueQuery = (id: string, version: number, from: string, minutes: number) =>
  queryOptions({
    queryKey: ['due-time', id, version, from, minutes],
    staleTime: Infinity,
    queryFn: () => dataOf(api.GET('/v1/calendars/{id}/due', { params: { path: { id }, query: { from, minutes } } })),
  });

const DAY = [{ from: '09:00', to: '17:00' }];

/** Monday to Friday, 9 to 17: what a new calendar begins with. */
export const newCalendar = (isFirst: boolean): CalendarBody => ({
  name: '',
  is_default: isFirst,
  time_zone: null,
  team_ids: [],
  week: Array.from({ length: 7 }, (_, day) => ({ open: day < 5 ? [...DAY] : [] })),
  special_days: [],
});

/** What can be changed of a calendar. */
export function bodyOf({ name, is_default, time_zone, team_ids, week, special_days }: Calendar): CalendarBody {
  return { name, is_default, time_zone, team_ids, week, special_days };
}
