const HOUR = 3_600_000;

/** A session ends after this time without use, milliseconds. */
export const SESSION_IDLE = 12 * HOUR;

/** A session ends this long after it was opened, even if it is used, milliseconds. */
export const SESSION_LIFETIME = 7 * 24 * HOUR;

/** Shortest time between two records of use of a session or key, milliseconds. */
export const SESSION_TOUCH = 60_000;

/** The times that decide whether a session is valid. */
export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
}

/** Where a session is used. */
export interface SessionPlace {
  /** What the browser calls itself; empty if it says nothing. */
  readonly userAgent: string;
  /** The network it was opened from. */
  readonly network: string;
}

/** When the session ends unless it is used again. */
export function sessionEnds(session: SessionTimes): Date {
  const idle = session.lastUsedAt.getTime() + SESSION_IDLE;
  const absolute = session.createdAt.getTime() + SESSION_LIFETIME;
  return new Date(Math.min(idle, absolute));
}

/** Whether the session is valid at `now`. */
export function isSessionAlive(session: SessionTimes, now: Date): boolean {
  return now < sessionEnds(session);
}

/** Whether a use at `now` is to be recorded, given the last recorded one. */
export function isDueForTouch(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= SESSION_TOUCH;
}
