import { nextRun } from '@hearback/jobs';
import type { NextTime } from '../domain/notification-settings.js';

/** `NextTime` in this time zone, or in UTC if this machine does not know it. */
export function nextTimeIn(timeZone: string): NextTime {
  const zone = isKnown(timeZone) ? timeZone : 'UTC';
  return (at, after, day) =>
    nextRun(day === undefined ? { every: 'day', at } : { every: 'week', on: day, at }, zone, after);
}

function isKnown(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
