import { createServer } from 'node:net';

const free = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const found = server.address().port;
      server.close(() => resolve(found));
    });
  });

/** Returns the wanted port if it is free on loopback, else the next free one within 100; 0 means any. */
export async function freePort(wanted) {
  for (let port = wanted; port < wanted + 100 && port <= 65535; port += 1) {
    const found = await free(port);
    if (found !== undefined) return found;
  }
  throw new Error(`no free port from ${wanted} to ${wanted + 99}: choose another with --port`);
}

/**
 * A port to begin the search with, below the range of ephemeral ports, so that no outgoing connection takes the port before a process listens
 * on it (again). Never by the seed of a run: two runs with one seed may be under way at once.
 */
export const anyPort = () => 20_000 + Math.floor(Math.random() * 12_000);
