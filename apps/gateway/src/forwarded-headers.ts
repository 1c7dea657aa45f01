import type { IncomingHttpHeaders } from 'node:http';

/** Hop-by-hop headers (RFC 9110, 7.6.1). */
const HOP_BY_HOP = [
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

/** Headers that clients may not send to a service: 100-continue was answered here, the internal secret is for calls between services. */
const REMOVED = ['expect', 'hearback-internal'];

const LOOPBACK = /^(::1|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;

/** What the headers of a forwarded request depend on. */
export interface ReceivedRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly socket: { readonly remoteAddress?: string };
}

/** The request headers that a service receives. */
export function requestHeaders(request: ReceivedRequest, given: IncomingHttpHeaders): IncomingHttpHeaders {
  const headers = without(given, [...HOP_BY_HOP, ...REMOVED]);
  // Links and the same-origin check need the host name that the client used.
  if (request.headers.host !== undefined) headers.host = request.headers.host;
  // No route of these methods reads a body, so it is not forwarded.
  if (request.method === 'GET' || request.method === 'HEAD') delete headers['content-length'];
  const chain = forwardedFor(request);
  if (chain !== undefined) headers['x-forwarded-for'] = chain;
  return headers;
}

/** The reply headers that the client receives. */
export function replyHeaders(given: IncomingHttpHeaders): IncomingHttpHeaders {
  return without(given, HOP_BY_HOP);
}

/**
 * Appends the client's address to the chain. A direct call from loopback gets no header: a service on this machine then
 * sees a loopback caller, as it would without the gateway, and a service on another machine sees the gateway's address.
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
