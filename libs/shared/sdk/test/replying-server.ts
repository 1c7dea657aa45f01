import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server on loopback that gives one reply after the other, the last one for ever. */
export interface ReplyingServer {
  readonly url: string;
  readonly arrived: readonly Arrived[];
  close(): Promise<void>;
}

/** Status, body and headers of a reply; `drop` closes the connection instead. */
export type PlannedReply = 'drop' | { readonly status: number; readonly body?: object; readonly headers?: object };

/** Starts a server with these replies. */
export async function replyingServer(...replies: readonly PlannedReply[]): Promise<ReplyingServer> {
  const arrived: Arrived[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const planned = replies[Math.min(arrived.length, replies.length - 1)] ?? 'drop';
      arrived.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      answer(response, planned);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    arrived,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(response: ServerResponse, planned: PlannedReply): void {
  if (planned === 'drop') return void response.destroy();
  response.writeHead(planned.status, { 'content-type': 'application/json', ...planned.headers });
  response.end(planned.status === 204 ? undefined : JSON.stringify(planned.body ?? {}));
}
