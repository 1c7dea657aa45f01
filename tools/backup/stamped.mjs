/** Writes lines to stderr, each with the seconds since the command began. */
export function stamped() {
  const startedAt = Date.now();
  return (text) => process.stderr.write(`${((Date.now() - startedAt) / 1000).toFixed(1).padStart(6)} s  ${text}\n`);
}
