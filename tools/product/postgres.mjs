import { setTimeout as wait } from 'node:timers/promises';

/**
 * Starts the embedded PostgreSQL and keeps it running: when it dies it is started again on the same port, again and again
 * until it stays or `stop` is called.
 */
export async function keepPostgres({ dataDirectory, settings = {}, say }) {
  const { startEmbeddedPostgres } = await import('@hearback/embedded-postgres');
  let stopping = false;
  let reviving;
  const revive = async () => {
    say('PostgreSQL ended; starting it again');
    for (let pause = 0; !stopping; pause = Math.min(pause + 250, 2000)) {
      await wait(pause);
      try {
        return await postgres.restart();
      } catch (error) {
        say(`PostgreSQL does not start yet: ${error.message}`);
      }
    }
  };
  const postgres = await startEmbeddedPostgres({
    dataDirectory,
    settings,
    log: say,
    onExit: () => (reviving = revive()),
  });
  return {
    url: postgres.url,
    get pid() {
      return postgres.pid;
    },
    async stop() {
      stopping = true;
      await reviving;
      await postgres.stop();
    },
  };
}
