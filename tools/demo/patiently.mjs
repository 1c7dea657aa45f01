import { setTimeout as wait } from 'node:timers/promises';

/** Repeats a request that gets 503, which stored nothing, after the time that the reply asks for; for at most a minute. */
export async function patiently(attempt, { now = Date.now, pause = wait } = {}) {
  const until = now() + 60_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (error.status !== 503 || now() > until) throw error;
      await pause((Number.isFinite(error.retryAfter) ? error.retryAfter : 1) * 1000);
    }
  }
}
