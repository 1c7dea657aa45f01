import { setTimeout as wait } from 'node:timers/promises';

/** Retries a request that gets 404 or 422 until another service has received the event it depends on, for at most a minute. */
export async function retryUntilKnown(attempt) {
  const until = Date.now() + 60_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (![404, 422].includes(error.status) || Date.now() > until) throw error;
      await wait(200);
    }
  }
}
