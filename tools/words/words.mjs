import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * Words that are not used in names, settings, comments and public texts because there is a standard term, with that term. A
 * pattern matches the banned sense, not every use of a word.
 */
export const bannedWords = [
  { pattern: /\bsteps? back from\b/i, use: 'back off' },
  { pattern: /\b(take|takes|took) a breath\b/i, use: 'a lull in traffic' },
  { pattern: /\bread away\b/i, use: 'drain' },
  { pattern: /\bat the door\b/i, use: 'reject, load shedding' },
  { pattern: /\b(hand|hands|handed|handing) in\b/i, use: 'submit' },
  { pattern: /\bsomebody's again\b/i, use: 'claimable again' },
  { pattern: /must be a text\b/, use: 'must be a string' },
  { pattern: /unknown-word/, use: 'invalid-value' },
  { pattern: /(?<!high)watermark/i, use: 'committed offset, checkpoint' },
  { pattern: /\bpark(ed|ing)\b|Parked|Parking/, use: 'dead-lettered' },
  { pattern: /\bCarrier\b|carrierOf|wiring\/carrier/, use: 'transport, broker adapter' },
  { pattern: /\bPokes?\b/, use: 'WakeUps' },
  { pattern: /\bLots\b/, use: 'Semaphore, p-limit' },
  { pattern: /\bLanes?\b|\blanes?\b/, use: 'partition worker, commit slot' },
  { pattern: /\bArrivals\b/, use: 'reorder buffer' },
  { pattern: /Wish\b|\bwish\b/, use: 'command, request' },
  { pattern: /PATIENCE|\bpatience\b/, use: '…_TIMEOUT_MS' },
  { pattern: /ActStamps?|act-stamps|\bActs\b|\/acts\.js/, use: 'Clock and Ids, AuditStamp' },
  { pattern: /\bleast weight\b/i, use: 'minimum log level' },
  { pattern: /\b[tT]est ?bed\b|-bed\b|[a-z]Bed\b|'bed'|\/bed\.js/, use: 'fixture, test harness' },
  { pattern: /\bcontent-routes\b|ContentRoutes/, use: 'import-upload.routes' },
];

const read = /\.(ts|mjs|mts|js|json|md|ya?ml|yml)$|Dockerfile$/;
const skipped = /^(package-lock\.json|tools\/words\/|tools\/deploy\/schemas\/|LICENSE)/;

/** Every use of a banned word in the tracked files below `root`: file, line, the word and the term to use instead. */
export function findBannedWords(root) {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
  return files
    .filter((file) => read.test(file) && !skipped.test(file))
    .flatMap((file) => bannedIn(readFileSync(join(root, file), 'utf8')).map((found) => `${file}:${found}`));
}

/** The banned words of a text, as `line: word → term`. */
export function bannedIn(text) {
  return text.split('\n').flatMap((line, index) =>
    bannedWords.flatMap(({ pattern, use }) => {
      const found = pattern.exec(line);
      return found === null ? [] : [`${index + 1}: ${found[0]} → ${use}`];
    }),
  );
}
