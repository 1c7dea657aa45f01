/** The parts of a request that the check reads. */
export interface LocalRequest {
  readonly socket: { readonly remoteAddress?: string };
  readonly headers: Readonly<Record<string, unknown>>;
}

const LOOPBACK = /^(::1|(::ffff:)?127\.\d{1,3}\.\d{1,3}\.\d{1,3})$/;
const LOCAL_NAME = /^(localhost|([a-z0-9-]+\.)*localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])(:\d{1,5})?$/i;

/** What proxies, load balancers and tunnels add to a request: one of them may be on this machine and serve others. */
const PROXY_HEADER =
  /^(via|forwarded|x-forwarded(-.+)?|x-real-ip|x-client-ip|x-cluster-client-ip|x-original-(for|host)|x-proxyuser-ip|true-client-ip|fastly-client-ip|fly-client-ip|cf-.+|cdn-loop|x-envoy-.+|x-arr-.+|x-amzn-trace-id|ngrok-.+|tailscale-.+)$/;

/**
 * Whether a request comes from this machine, according to the address of the socket. A request that a proxy forwarded counts as
 * remote. A request for another host name counts as remote too: it may come from a web page whose name resolves to this machine
 * (DNS rebinding).
 */
export function isFromThisMachine({ socket, headers }: LocalRequest): boolean {
  const isForwarded = Object.keys(headers).some((name) => PROXY_HEADER.test(name));
  return LOOPBACK.test(socket.remoteAddress ?? '') && LOCAL_NAME.test(String(headers.host)) && !isForwarded;
}

/** Whether an address names this machine, so that nobody else can be meant to open it. */
export function isLocalUrl(url: string): boolean {
  return URL.canParse(url) && LOCAL_NAME.test(new URL(url).host);
}
