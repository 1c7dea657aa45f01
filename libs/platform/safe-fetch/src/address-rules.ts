import ipaddr from 'ipaddr.js';

/** Ports that receivers on the internet listen on. */
const PORTS: ReadonlySet<string> = new Set(['', '443', '8443']);

/** Why nothing is sent to an address. */
export type AddressDefect = 'not-a-url' | 'not-https' | 'has-credentials' | 'port' | 'not-public';

/**
 * Why a program may not call an address that somebody typed; undefined if it may. What the name resolves to is checked when it is
 * called, and each time again. `allowed` has `host:port` of receivers that the operator allows although they are inside, or speak HTTP.
 */
export function addressDefect(text: string, allowed: ReadonlySet<string> = new Set()): AddressDefect | undefined {
  const url = URL.parse(text);
  if (url === null) return 'not-a-url';
  if (url.username !== '' || url.password !== '') return 'has-credentials';
  if (isAllowed(url, allowed)) return url.protocol === 'http:' || url.protocol === 'https:' ? undefined : 'not-https';
  if (url.protocol !== 'https:') return 'not-https';
  if (!PORTS.has(url.port)) return 'port';
  const literal = literalOf(url);
  return literal === undefined || isPublic(literal) ? undefined : 'not-public';
}

/** Whether the operator allows this receiver. */
export function isAllowed({ hostname, port, protocol }: URL, allowed: ReadonlySet<string>): boolean {
  const defaultPort = protocol === 'http:' ? '80' : '443';
  return allowed.has(`${hostname}:${port === '' ? defaultPort : port}`);
}

/** The address of a host that is written as one; undefined for a name. URLs have resolved octal, hexadecimal and short forms. */
function literalOf({ hostname }: URL): string | undefined {
  const text = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return ipaddr.isValid(text) ? text : undefined;
}

/** Global unicast (RFC 4291) is what is assigned; the rest of IPv6 is special, reserved, or carries an IPv4 address. */
const GLOBAL: readonly [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3];

/** Whether an IP address belongs to the public internet: special, private and reserved ranges (RFC 6890) do not. */
export function isPublic(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || address.match([...GLOBAL]);
}
