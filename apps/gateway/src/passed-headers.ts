import type { IncomingHttpHeaders } from 'node:http';

/** Headers of one connection (RFC 9110, 7.6.1), which say nothing beyond it. */
const OF_THE_CONNECTION = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];

/** What a request from outside has no business to say to a service: 100-continue was answered here, the secret is ours. */
const OF_THE_EDGE = ['expect', 'hearback-internal'];

const LOOPBACK = /^(::1|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;

/** What the headers of a passed request depend on. */
export interface ReceivedRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string };
}

/** The headers of a request as a service gets them. */
export function requestHeaders(request: ReceivedRequest, given: IncomingHttpHeaders): IncomingHttpHeaders {
  const headers = without(given, [...OF_THE_CONNECTION, ...OF_THE_EDGE]);
  // Links, and the check that a form was sent from the platform's own page, go by the name the client used.
  if (request.headers.host !== undefined) headers.host = request.headers.host;
  // A body that no route of this method reads is not passed on, so neither is its length.
  if (request.method === 'GET' || request.method === 'HEAD') delete headers['content-length'];
  const chain = forwardedFor(request);
  if (chain !== undefined) headers['x-forwarded-for'] = chain;
  return headers;
}

/** The headers of a service's reply as the client gets them. */
export function replyHeaders(given: IncomingHttpHeaders): IncomingHttpHeaders {
  return without(given, OF_THE_CONNECTION);
}

/**
 * Every caller is named to the service, by its own address at the end of the chain. But who calls directly from this
 * machine is passed on without: then a service on this machine sees what it would see without a gateway, a caller from
 * loopback that nobody spoke for, and one on another machine sees the gateway, which is not loopback to it.
 */
function forwardedFor({ headers, socket }: ReceivedRequest): string | undefined {
  const known = headers['x-forwarded-for'];
  const address = socket.remoteAddress ?? 'unknown';
  if (known === undefined && headers.forwarded === undefined && LOOPBACK.test(address)) return undefined;
  return known === undefined ? address : `${[known].flat().join(', ')}, ${address}`;
}

function without(headers: IncomingHttpHeaders, names: readonly string[]): IncomingHttpHeaders {
  const left = { ...headers };
  for (const name of names) delete left[name];
  return left;
}
