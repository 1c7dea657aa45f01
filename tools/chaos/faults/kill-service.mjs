import { killTree, signal } from '../processes.mjs';

/** F1: a process of the product is killed; now and then all of them and PostgreSQL, as by a power cut. */
export const killService = {
  async inject({ stand, random, begin }) {
    const { processes, victims } = stand;
    const all = random() < 0.2;
    const candidates = processes.filter(({ name }) => victims?.includes(name) ?? true);
    const victim = candidates[Math.floor(random() * candidates.length)];
    begin();
    if (all) killTree(stand.postgres.pid);
    for (const { pid } of all ? processes : [victim]) signal(pid, 'SIGKILL');
    return { what: all ? 'everything' : victim.name, kills: all ? processes.length + 1 : 1 };
  },
};
