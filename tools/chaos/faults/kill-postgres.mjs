import { killTree } from '../processes.mjs';

/** F2: PostgreSQL is killed, postmaster and children. */
export const killPostgres = {
  async inject({ stand, begin }) {
    begin();
    killTree(stand.postgres.pid);
    return { what: 'PostgreSQL', kills: 1 };
  },
};
