import { killTree, signal } from '../processes.mjs';

/** F1: kills a process of the product; sometimes all of them and PostgreSQL, like a power failure. */
export const killService = {
  async inject({ harness, random, recoveryStarts }) {
    const { processes, victims } = harness;
    const all = random() < 0.2;
    const candidates = processes.filter(({ name }) => victims?.includes(name) ?? true);
    const victim = candidates[Math.floor(random() * candidates.length)];
    recoveryStarts();
    if (all) killTree(harness.postgres.pid);
    for (const { pid } of all ? processes : [victim]) signal(pid, 'SIGKILL');
    return { what: all ? 'everything' : victim.name, kills: all ? processes.length + 1 : 1 };
  },
};
