import { parseArgs } from 'node:util';

/** The parts of each shape, in the order in which they run. */
const PARTS = {
  one: [
    'intakeAlone',
    'visibility',
    'onScreen',
    'intake',
    'partialAnswers',
    'revisions',
    'pageRenders',
    'csvImport',
    'trend',
    'segments',
    'understand',
    'mails',
    'webhooks',
    'inbox',
    'clocks',
    'widget',
    'memory',
    'restart',
  ],
  split: ['logToEffect', 'intakeOfShapes', 'visibilityUnderLoad', 'costPerResponse'],
};

export const usage = `Usage: npm run bench -- [options]

Measures the built product. Prints each figure with its ratio to a reference from the same run, and whether it meets its goal.

  --split      measure one process per service over Kafka (needs Java 17)
  --only A,B   run only these parts: ${PARTS.one.join(', ')};
               with --split: ${PARTS.split.join(', ')}
  --json       print one JSON object per line
  --help       this text
`;

/** Parses the command line; throws an error that names the wrong option. */
export function readArguments(list) {
  const { values } = parseArgs({
    args: list,
    options: {
      split: { type: 'boolean', default: false },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const known = PARTS[values.split ? 'split' : 'one'];
  const only = values.only?.split(',') ?? known;
  const unknown = only.find((name) => !known.includes(name));
  if (unknown !== undefined) throw new Error(`--only takes ${known.join(', ')}, not ${unknown}`);
  // In the order above: a part may depend on the state that earlier ones leave.
  return { ...values, parts: known.filter((name) => only.includes(name)) };
}
