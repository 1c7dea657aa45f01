/**
 * A path of the dashboard to return to; undefined for an address of another origin, however it is written. The path
 * is below the dashboard's own prefix.
 */
export function localPath(next: string | undefined): string | undefined {
  if (next === undefined || !next.startsWith('/') || /[\\\s]/.test(next)) return undefined;
  const url = new URL(next, 'https://here.invalid');
  if (url.origin !== 'https://here.invalid') return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}
