import { parseArgs } from 'node:util';

export const usage = `Usage: npm run chaos -- [options]

Breaks a running product on purpose and audits what is left. Prints one line of JSON; exit code 1 where an invariant broke.

  --minutes N    break things for at least so long
  --acks N       at least so many acknowledged answers (default 20000)
  --kills N      at least so many killed processes (default 20)
  --rate N       answers a second (default 400)
  --pause N      seconds between two faults, on average (default 2)
  --faults A,B   faults by number (default: all of the shape)
  --overload N   seconds of F20 at twice the capacity (default 60)
  --seed N       of all that is left to chance (default: from the clock)
  --shape S      one: one process; split: a process for each service over Kafka (default one)
  --outage N     seconds for which a Kafka that lost its data stays away (F3; default a few)
  --brokers N    Kafka brokers of the shape split, 1 or 3 (default 1)
  --plant NAME   with a planted bug, which the audit must find (see planted/planted.mjs)
  --patience N   seconds that the readers get to come to rest (default 60)
  --keep         leave the folder with data, ledger and log
`;

const number = (fallback) => ({ type: 'string', default: String(fallback) });

/** The command line as values; throws with a sentence where it is wrong. */
export function readArguments(list) {
  const { values } = parseArgs({
    args: list,
    options: {
      minutes: number(0),
      acks: number(20_000),
      kills: number(20),
      rate: number(400),
      pause: number(2),
      seed: number(Date.now() % 1_000_000),
      brokers: number(1),
      patience: number(60),
      overload: number(60),
      outage: { type: 'string' },
      faults: { type: 'string' },
      shape: { type: 'string', default: 'one' },
      plant: { type: 'string' },
      keep: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const numbers = ['minutes', 'acks', 'kills', 'rate', 'pause', 'seed', 'brokers', 'patience', 'overload'];
  const read = { ...values, faults: values.faults?.split(',') };
  for (const name of numbers) {
    read[name] = Number(values[name]);
    if (!(read[name] >= 0)) throw new Error(`--${name} is no number`);
  }
  if (values.outage !== undefined && !((read.outage = Number(values.outage)) > 0))
    throw new Error('--outage is no number');
  if (!['one', 'split'].includes(values.shape)) throw new Error(`--shape is one or split`);
  if (![1, 3].includes(read.brokers)) throw new Error(`--brokers is 1 or 3`);
  return read;
}
