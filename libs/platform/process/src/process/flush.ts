import type { OnFlush } from './on-flush.js';

/** Asks all who hold accepted work in memory to finish it. */
export async function flushAll(providers: readonly object[]): Promise<void> {
  await Promise.all(providers.filter(isOnFlush).map((provider) => provider.flush()));
}

function isOnFlush(provider: object): provider is OnFlush {
  return typeof (provider as Partial<OnFlush>).flush === 'function';
}
