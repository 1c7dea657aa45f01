// Fault: the effect of every second timer of follow-ups happens twice, as if its job had run twice.
import { JobWorker } from '../../../libs/platform/jobs/dist/job-worker.js';

const REPEATED_SHARE = 0.5;

const { start } = JobWorker.prototype;
JobWorker.prototype.start = function startRepeating() {
  for (const [queue, handler] of this.handlers) {
    if (!queue.startsWith('followups.')) continue;
    const { run } = handler;
    handler.run = async (job) => {
      const effect = await run(job);
      if (effect === undefined || Math.random() >= REPEATED_SHARE) return effect;
      return async (tx) => {
        await effect(tx);
        return effect(tx);
      };
    };
  }
  return start.call(this);
};
