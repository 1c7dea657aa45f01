import { setTimeout as wait } from 'node:timers/promises';
import { signal } from '../processes.mjs';

/** F4: stops a process (SIGSTOP) until a second one has taken over its partitions, then lets it continue. */
export const zombie = {
  async inject({ harness, random, recoveryStarts }) {
    await harness.startSecondInstances();
    const { processes } = harness;
    const victim = processes[Math.floor(random() * processes.length)];
    const seconds = harness.zombieSeconds + random() * 4;
    signal(victim.pid, 'SIGSTOP');
    await wait(seconds * 1000);
    recoveryStarts();
    signal(victim.pid, 'SIGCONT');
    return { what: `${victim.name} stopped for ${seconds.toFixed(1)} s` };
  },
};
