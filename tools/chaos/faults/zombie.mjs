import { setTimeout as wait } from 'node:timers/promises';
import { signal } from '../processes.mjs';

/** F4: a process stands still for longer than others wait for it, loses its partitions to a second one, and goes on. */
export const zombie = {
  async inject({ stand, random, begin }) {
    await stand.doubled();
    const { processes } = stand;
    const victim = processes[Math.floor(random() * processes.length)];
    const seconds = stand.zombieSeconds + random() * 4;
    signal(victim.pid, 'SIGSTOP');
    await wait(seconds * 1000);
    begin();
    signal(victim.pid, 'SIGCONT');
    return { what: `${victim.name} stood still for ${seconds.toFixed(1)} s` };
  },
};
