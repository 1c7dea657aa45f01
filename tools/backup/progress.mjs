/** Milliseconds between two lines about the same table. */
const EVERY_MS = 5_000;

const megabytes = (bytes) => (bytes / 1_000_000).toFixed(1);

/** One line for a table that is done, and one now and then for a table that takes long. */
export function progress(say, table, measured) {
  const timer = setInterval(() => {
    const { rows, bytes } = measured();
    say(`${table}: ${rows} rows, ${megabytes(bytes)} MB so far`);
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    const { rows, bytes } = measured();
    if (rows > 0) say(`${table}: ${rows} rows, ${megabytes(bytes)} MB`);
  };
}
