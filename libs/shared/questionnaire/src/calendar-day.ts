export { isCalendarDay } from '@hearback/kernel';

/** The form of a calendar day. */
export const CALENDAR_DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
