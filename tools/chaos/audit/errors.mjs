import { readFileSync } from 'node:fs';

/** Errors that the product may log while faults are injected into its surroundings. */
const KNOWN = [
  /connection|ECONN|EPIPE|ETIMEDOUT|terminat|timeout|too many clients|recovery mode|shutting down|starting up|not yet accepting/i,
  /No space left|could not (write|extend|open)|disk full|53100|53300|57P0\d/i,
];

/** I10: error lines of the product's log that match no known pattern; `expected` are those that the faults of this run explain. */
export function auditErrors(logFile, expected = []) {
  const classes = [...KNOWN, ...expected];
  const found = new Map();
  for (const line of readFileSync(logFile, 'utf8').split('\n')) {
    const level = levelOf(line);
    if (level < 50 || classes.some((known) => known.test(line))) continue;
    const kind = line.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#').slice(0, 300);
    found.set(kind, (found.get(kind) ?? 0) + 1);
  }
  return [...found].slice(0, 20).map(([line, n]) => `I10 ${n} × unclassified error: ${line}`);
}

/** The numeric log level of pino; a line that is not JSON, such as a stack trace of a crash, counts as an error. */
function levelOf(line) {
  if (line.trim() === '') return 0;
  try {
    const { level } = JSON.parse(line);
    return typeof level === 'number' ? level : ({ warn: 40, error: 50, fatal: 60 }[level] ?? 30);
  } catch {
    return /^\s+at |\^|ExperimentalWarning|\(Use `node/.test(line) ? 0 : 50;
  }
}
