import { setTimeout as wait } from 'node:timers/promises';

/** Starts the embedded PostgreSQL and restarts it on the same port whenever it dies, until `stop` is called. */
export async function startSupervisedPostgres({ dataDirectory, settings = {}, log }) {
  const { startEmbeddedPostgres } = await import('@hearback/embedded-postgres');
  let stopping = false;
  let restarting;
  const restart = async () => {
    log('PostgreSQL ended; restarting it');
    for (let pause = 0; !stopping; pause = Math.min(pause + 250, 2000)) {
      await wait(pause);
      try {
        return await postgres.restart();
      } catch (error) {
        log(`PostgreSQL failed to restart: ${error.message}`);
      }
    }
  };
  const postgres = await startEmbeddedPostgres({
    dataDirectory,
    settings,
    log,
    onExit: () => (restarting = restart()),
  });
  return {
    url: postgres.url,
    get pid() {
      return postgres.pid;
    },
    async stop() {
      stopping = true;
      await restarting;
      await postgres.stop();
    },
  };
}
