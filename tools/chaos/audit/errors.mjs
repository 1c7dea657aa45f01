import { readFileSync } from 'node:fs';

/** What the product may say at level error or above while its surroundings are broken on purpose. */
const KNOWN = [
  /connection|ECONN|EPIPE|ETIMEDOUT|terminat|timeout|too many clients|recovery mode|shutting down|starting up|not yet accepting/i,
  /No space left|could not (write|extend|open)|disk full|53100|53300|57P0\d/i,
];

/** I10: error lines of the product's log that nobody has classified; `also` are those that a fault of this run explains. */
export function auditErrors(logFile, also = []) {
  const classes = [...KNOWN, ...also];
  const found = new Map();
  for (const line of readFileSync(logFile, 'utf8').split('\n')) {
    const level = levelOf(line);
    if (level < 50 || classes.some((known) => known.test(line))) continue;
    const kind = line.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#').slice(0, 300);
    found.set(kind, (found.get(kind) ?? 0) + 1);
  }
  return [...found].slice(0, 20).map(([line, n]) => `I10 ${n} × unclassified error: ${line}`);
}

/** pino's number of the level; a line that is no JSON, as of a crash, counts as an error. */
function levelOf(line) {
  if (line.trim() === '') return 0;
  try {
    const { level } = JSON.parse(line);
    return typeof level === 'number' ? level : ({ warn: 40, error: 50, fatal: 60 }[level] ?? 30);
  } catch {
    return /^\s+at |\^|ExperimentalWarning|\(Use `node/.test(line) ? 0 : 50;
  }
}
