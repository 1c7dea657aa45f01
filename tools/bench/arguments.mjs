import { parseArgs } from 'node:util';

/** The parts of each shape, in the order in which they run. */
const PARTS = {
  one: ['intakeAlone', 'visibility', 'intake', 'csvImport', 'trend', 'memory', 'restart'],
  split: ['logToEffect', 'intakeOfShapes', 'visibilityUnderLoad', 'costPerResponse'],
};

export const usage = `Usage: npm run bench -- [options]

Measures the built product and prints each figure with its ratio to a reference of the same run and whether its goal was met.

  --split      what one process per service over Kafka does (needs Java 17)
  --only A,B   some of the parts: ${PARTS.one.join(', ')};
               with --split: ${PARTS.split.join(', ')}
  --json       one object a line
  --help       this text
`;

/** The command line as values; throws with a sentence where it is wrong. */
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
  // In their own order: a part may stand on what those before it left.
  return { ...values, parts: known.filter((name) => only.includes(name)) };
}
