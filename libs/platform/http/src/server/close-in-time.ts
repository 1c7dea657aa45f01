import type { Server } from 'node:http';

/** Milliseconds that requests in flight have to finish when a process stops. */
const CLOSE_TIMEOUT_MS = 8_000;

/** Milliseconds between two checks for connections that have become idle. */
const IDLE_CHECK_MS = 50;

/**
 * Runs `close` to its end: requests in flight are answered, connections are closed as soon as they are idle, and after
 * eight seconds all others are closed too.
 */
export async function closeInTime(server: Server, close: () => Promise<void>): Promise<void> {
  const late = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  try {
    await close();
  } finally {
    clearTimeout(late);
    clearInterval(idle);
  }
}
