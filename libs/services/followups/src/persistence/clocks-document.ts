import type { DeadlineClock } from '../domain/hours/deadline-clock.js';
import type { TaskClocks } from '../domain/task-clocks.js';

/** A clock as JSON. */
type ClockDocument = Omit<DeadlineClock, 'since' | 'dueAt'> & { readonly since: string | null; readonly dueAt: string };

/** The clocks of a task as JSON. */
export interface ClocksDocument extends Pick<TaskClocks, 'calendar' | 'steps'> {
  readonly firstResponse: ClockDocument | null;
  readonly resolution: ClockDocument | null;
  readonly pausedAt: string | null;
  readonly responseBreachedAt: string | null;
}

/** The clocks of a document. */
export function clocksFromDocument({ calendar, steps, ...times }: ClocksDocument): TaskClocks {
  return {
    calendar,
    steps,
    firstResponse: clockOf(times.firstResponse),
    resolution: clockOf(times.resolution),
    pausedAt: dateOf(times.pausedAt),
    responseBreachedAt: dateOf(times.responseBreachedAt),
  };
}

/** The document of clocks. */
export function clocksToDocument(clocks: TaskClocks): ClocksDocument {
  return JSON.parse(JSON.stringify(clocks)) as ClocksDocument;
}

function clockOf(document: ClockDocument | null): DeadlineClock | null {
  return document === null ? null : { ...document, since: dateOf(document.since), dueAt: new Date(document.dueAt) };
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
