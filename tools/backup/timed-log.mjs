/** Returns a function that writes lines to stderr, each with the seconds since the start of the command. */
export function timedLog() {
  const startedAt = Date.now();
  return (text) => process.stderr.write(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);
}
