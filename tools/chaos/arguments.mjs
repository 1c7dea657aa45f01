import { parseArgs } from 'node:util';

export const usage = `Usage: npm run chaos -- [options]

Injects faults into a running product under load, then audits what it stored. Prints one line of JSON; exits with 1 if an
invariant is violated.

  --minutes N         inject faults for at least this long
  --acks N            at least this many acknowledged responses (default 20000)
  --kills N           at least this many killed processes (default 20)
  --rate N            responses submitted per second (default 400)
  --pause N           mean seconds between two faults (default 2)
  --faults A,B        faults by number (default: all that apply to the shape)
  --campaign N        instead of load and faults: a campaign to N customers, during which --kills times (default 5)
                      the process, or some of the processes, are killed; the audit counts the mails
  --threads N         instead of load and faults: N unhappy answers, a message of staff and a mail of the customer to
                      each, promises, escalations and surveys after resolutions, and first mails, during which --kills
                      times (default 5) processes are killed
  --overload N        seconds of F20 at twice the capacity (default 60)
  --seed N            seed of the random choices (default: from the clock)
  --shape S           one: all services in one process; split: one process per service over Kafka (default one)
  --outage N          seconds for which a Kafka that lost its data stays down (F3; default: a few)
  --brokers N         Kafka brokers of the shape split, 1 or 3 (default 1)
  --plant NAME        with a planted bug that the audit must find (see planted/planted.mjs)
  --drain-timeout N   seconds without progress after which consumers that are behind have stalled (default 60)
  --keep-data         keep the folder with data, ledger and log
`;

const number = (fallback) => ({ type: 'string', default: String(fallback) });

/** Parses the command line; throws an error that names the wrong option. */
export function readArguments(list) {
  const { values } = parseArgs({
    args: list,
    options: {
      minutes: number(0),
      acks: number(20_000),
      kills: { type: 'string' },
      campaign: number(0),
      threads: number(0),
      rate: number(400),
      pause: number(2),
      seed: number(Date.now() % 1_000_000),
      brokers: number(1),
      'drain-timeout': number(60),
      overload: number(60),
      outage: { type: 'string' },
      faults: { type: 'string' },
      shape: { type: 'string', default: 'one' },
      plant: { type: 'string' },
      'keep-data': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const numbers = [
    'minutes',
    'acks',
    'campaign',
    'threads',
    'kills',
    'rate',
    'pause',
    'seed',
    'brokers',
    'drain-timeout',
    'overload',
  ];
  const read = { ...values, faults: values.faults?.split(',') };
  const kills = values.kills ?? (Number(values.campaign) > 0 || Number(values.threads) > 0 ? 5 : 20);
  for (const name of numbers) {
    read[name] = Number(name === 'kills' ? kills : values[name]);
    if (!(read[name] >= 0)) throw new Error(`--${name} must be a number`);
  }
  if (values.outage !== undefined && !((read.outage = Number(values.outage)) > 0))
    throw new Error('--outage must be a positive number');
  if (!['one', 'split'].includes(values.shape)) throw new Error(`--shape must be one or split`);
  if (![1, 3].includes(read.brokers)) throw new Error(`--brokers must be 1 or 3`);
  return { ...read, drainTimeoutMs: read['drain-timeout'] * 1000, keepData: read['keep-data'] };
}
