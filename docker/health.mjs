/** The health check of a container: exits with 0 if its process is ready, else with 1. */
const reply = await fetch(`http://127.0.0.1:${process.env.HEARBACK_PORT}/health/ready`, {
  signal: AbortSignal.timeout(3_000),
}).catch(() => undefined);
process.exitCode = reply?.ok === true ? 0 : 1;
