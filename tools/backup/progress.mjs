const INTERVAL_MS = 5_000;

const megabytes = (bytes) => (bytes / 1_000_000).toFixed(1);

/** Logs the progress of a table every few seconds, and its total when the returned function is called. */
export function progress(log, table, measured) {
  const timer = setInterval(() => {
    const { rows, bytes } = measured();
    log(`${table}: ${rows} rows, ${megabytes(bytes)} MB so far`);
  }, INTERVAL_MS);
  return () => {
    clearInterval(timer);
    const { rows, bytes } = measured();
    if (rows > 0) log(`${table}: ${rows} rows, ${megabytes(bytes)} MB`);
  };
}
