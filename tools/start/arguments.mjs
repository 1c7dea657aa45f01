import { parseArgs } from 'node:util';

/** What `npm start -- --help` prints. */
export const usage = `npm start -- [options]

  --port N     port to listen on (default 4000; the next free one if it is taken)
  --data DIR   folder of the database and its secrets (default .data)
  --no-demo    do not create the demo workspace
  --reset      delete the data folder first
  --split      one process per service behind a gateway, over Kafka (needs Java 17), instead of one process
  --databases one|each
               with --split: one database for all services (default) or one for each
  --json       print one line of JSON on stdout when ready, everything else on stderr
  --help       this text
`;

/** Parses the command line; throws an error that names the wrong option. */
export function readArguments(argv) {
  const { values } = parseArgs({
    args: argv,
    options: {
      port: { type: 'string', default: '4000' },
      data: { type: 'string', default: '.data' },
      'no-demo': { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
      split: { type: 'boolean', default: false },
      databases: { type: 'string', default: 'one' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`--port takes a number from 0 to 65535, not ${values.port}`);
  if (!['one', 'each'].includes(values.databases))
    throw new Error(`--databases must be one or each, not ${values.databases}`);
  if (values.databases === 'each' && !values.split)
    throw new Error('--databases each needs --split, because one process reads the log of one database');
  return {
    port,
    data: values.data,
    demo: !values['no-demo'],
    reset: values.reset,
    shape: values.split ? 'split' : 'one',
    databases: values.databases,
    json: values.json,
    help: values.help,
  };
}
