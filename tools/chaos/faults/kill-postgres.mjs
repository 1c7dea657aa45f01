import { killTree } from '../processes.mjs';

/** F2: kills PostgreSQL, the postmaster and its children. */
export const killPostgres = {
  async inject({ harness, recoveryStarts }) {
    recoveryStarts();
    killTree(harness.postgres.pid);
    return { what: 'PostgreSQL', kills: 1 };
  },
};
