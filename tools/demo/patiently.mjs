import { setTimeout as wait } from 'node:timers/promises';

/** Replies that stored nothing and say when to come again. */
const LATER = [429, 503];

/** Repeats a request that gets 429 or 503 after the time that the reply asks for, for at most two minutes. */
export async function patiently(attempt, { now = Date.now, pause = wait } = {}) {
  const until = now() + 120_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!LATER.includes(error.status) || now() > until) throw error;
      await pause((Number.isFinite(error.retryAfter) ? error.retryAfter : 1) * 1000);
    }
  }
}

/** A client of the API that waits as long as replies ask for. It takes bodies that can be sent again: no streams. */
export function patientClient(call) {
  return (...request) => patiently(() => call(...request));
}
