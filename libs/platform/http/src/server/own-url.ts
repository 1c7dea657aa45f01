import type { AddressInfo } from 'node:net';

/** The address by which a server that listens on `host` is reached from its own machine, without a slash at the end. */
export function ownUrl(host: string, { port }: Pick<AddressInfo, 'port'>): string {
  const reachable =
    host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '[::1]' : host.includes(':') ? `[${host}]` : host;
  return `http://${reachable}:${port}`;
}
