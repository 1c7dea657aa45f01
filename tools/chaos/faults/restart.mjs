import { signal } from '../processes.mjs';
import { until } from '../until.mjs';

/** F21: stops one process after another by SIGTERM under load, like a rolling upgrade. One retry, when all are ready again, must succeed. */
export const restart = {
  async inject({ harness, load, recoveryStarts }) {
    const failed = load.failedAgain;
    load.beforeRetry = () => harness.ready();
    const names = harness.processes.map(({ name }) => name);
    for (let index = 0; index < names.length; index += 1) {
      const { pid } = harness.processes[index];
      signal(pid, 'SIGTERM');
      await until('the process is replaced', () => harness.processes[index].pid !== pid, 30_000);
      await harness.ready();
    }
    recoveryStarts();
    load.beforeRetry = undefined;
    const again = load.failedAgain - failed;
    return {
      what: `restarted ${names.join(', ')}`,
      violations: again > 0 ? [`F21 ${again} responses were rejected on a retry although everything was ready`] : [],
    };
  },
};
