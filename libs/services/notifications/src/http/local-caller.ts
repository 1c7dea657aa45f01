/** What the check needs of a request. */
export interface LocalRequest {
  readonly socket: { readonly remoteAddress?: string };
  readonly headers: Readonly<Record<string, unknown>>;
}

const LOOPBACK = /^(::1|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;
const LOCAL_NAME = /^(localhost|([a-z0-9-]+\.)*localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i;

/**
 * Whether a request was made on this machine: by the socket's address, never by a header that says so. One that a proxy
 * passed on is from elsewhere, and one under another host's name may be a web page that had its name resolved to this
 * machine (DNS rebinding).
 */
export function isFromThisMachine({ socket, headers }: LocalRequest): boolean {
  const passedOn = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return LOOPBACK.test(socket.remoteAddress ?? '') && LOCAL_NAME.test(String(headers.host)) && !passedOn;
}
