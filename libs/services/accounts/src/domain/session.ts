const HOUR = 3_600_000;

/** A session ends when it was not used for this long, milliseconds. */
export const SESSION_IDLE = 12 * HOUR;

/** A session ends this long after it was opened, used or not, milliseconds. */
export const SESSION_LIFETIME = 7 * 24 * HOUR;

/** A session is written as used at most this often, milliseconds: far below the idle time, far above the time between requests. */
export const SESSION_TOUCH = 60_000;

/** The times of a session that decide whether it lives. */
export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastUsedAt: Date;
}

/** When the session ends if it is not used again. */
export function sessionEnds(session: SessionTimes): Date {
  const idle = session.lastUsedAt.getTime() + SESSION_IDLE;
  const absolute = session.createdAt.getTime() + SESSION_LIFETIME;
  return new Date(Math.min(idle, absolute));
}

/** Whether the session still counts at `now`. */
export function isSessionAlive(session: SessionTimes, now: Date): boolean {
  return now < sessionEnds(session);
}

/** Whether something last noted as used at `lastUsedAt` is to be noted again at `now`. */
export function isDueForTouch(lastUsedAt: Date | null, now: Date): boolean {
  return lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= SESSION_TOUCH;
}
