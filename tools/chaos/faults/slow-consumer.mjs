import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** F11: consumers take 20 ms for each event for a while (see wrappers/slow-consumer.mjs). Submissions must not be affected. */
export const slowConsumer = {
  async inject({ harness, load, recoveryStarts }) {
    const file = `${harness.folder}/slow`;
    writeFileSync(file, '');
    const { acked, rejected } = load;
    await wait(6_000);
    rmSync(file);
    recoveryStarts();
    const accepted = load.acked - acked;
    const violations = [
      ...(accepted === 0 ? ['F11 nothing is accepted while consumers are slow'] : []),
      ...(load.rejected > rejected
        ? [`F11 ${load.rejected - rejected} responses are rejected while consumers are slow`]
        : []),
    ];
    return { what: `20 ms an event for 6 s, ${accepted} accepted meanwhile`, violations };
  },
};
