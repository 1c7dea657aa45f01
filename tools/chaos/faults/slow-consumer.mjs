import { rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** F11: consumers take 20 ms over each event for a while (see wrappers/slow-consumer.mjs). What is handed in must not notice. */
export const slowConsumer = {
  async inject({ stand, load, begin }) {
    const file = `${stand.folder}/slow`;
    writeFileSync(file, '');
    const { acked, refused } = load;
    await wait(6_000);
    rmSync(file);
    begin();
    const taken = load.acked - acked;
    const violations = [
      ...(taken === 0 ? ['F11 nothing is accepted while consumers are slow'] : []),
      ...(load.refused > refused ? [`F11 ${load.refused - refused} answers are refused while consumers are slow`] : []),
    ];
    return { what: `20 ms an event for 6 s, ${taken} accepted meanwhile`, violations };
  },
};
