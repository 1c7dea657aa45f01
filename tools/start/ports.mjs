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

/** The wanted port if it is free on loopback, else the next free one above it (within 100); 0 asks for any. */
export async function freePort(wanted) {
  for (let port = wanted; port < wanted + 100 && port <= 65535; port += 1) {
    const found = await free(port);
    if (found !== undefined) return found;
  }
  throw new Error(`no free port from ${wanted} to ${wanted + 99}: name another with --port`);
}
