import { signal } from '../processes.mjs';
import { until } from '../until.mjs';

/** F21: one process after the other is stopped in order under load, as an upgrade does. Who tries once more, when it is ready, gets in. */
export const restart = {
  async inject({ stand, load, begin }) {
    const failed = load.failedAgain;
    load.beforeRetry = () => stand.ready();
    const names = stand.processes.map(({ name }) => name);
    for (let index = 0; index < names.length; index += 1) {
      const { pid } = stand.processes[index];
      signal(pid, 'SIGTERM');
      await until('the process is replaced', () => stand.processes[index].pid !== pid, 30_000);
      await stand.ready();
    }
    begin();
    load.beforeRetry = undefined;
    const again = load.failedAgain - failed;
    return {
      what: names.join(', '),
      violations: again > 0 ? [`F21 ${again} answers were refused although they came again when all was ready`] : [],
    };
  },
};
