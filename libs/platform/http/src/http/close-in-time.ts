import type { Server } from 'node:http';

/** Milliseconds that open requests get to end when a process stops. */
const PATIENCE = 8_000;

/** Milliseconds between two looks at connections that have become idle. */
const PAUSE = 50;

/**
 * Runs `close` to its end: what has come is answered, a connection without a request is closed as soon as it has none, and
 * after eight seconds the others are cut.
 */
export async function closeInTime(server: Server, close: () => Promise<void>): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), PATIENCE);
  const idle = setInterval(() => server.closeIdleConnections(), PAUSE);
  try {
    await close();
  } finally {
    clearTimeout(late);
    clearInterval(idle);
  }
}
