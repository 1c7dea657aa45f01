import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A stub service: a real HTTP server whose replies the test defines. */
export interface Upstream {
  readonly url: string;
  /** Requests since the last call, except health checks. */
  received(): readonly Received[];
  /** Sets the handler of later requests. */
  answer(listener: RequestListener): void;
  close(): Promise<void>;
}

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
}

/** Starts a stub service that replies with its name and reports that it is ready. */
export async function upstream(name: string): Promise<Upstream> {
  let requests: Received[] = [];
  let listener: RequestListener = (_request, response) => response.end(name);
  const server = createServer((request, response) => {
    if (request.url === '/health/ready') {
      response.setHeader('content-type', 'application/json');
      return void response.end(JSON.stringify({ status: 'ready', checks: ['process'] }));
    }
    requests.push({ method: request.method!, url: request.url!, headers: request.headers });
    listener(request, response);
  });
  return {
    url: await listening(server),
    received: () => {
      const since = requests;
      requests = [];
      return since;
    },
    answer: (next) => (listener = next),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}
