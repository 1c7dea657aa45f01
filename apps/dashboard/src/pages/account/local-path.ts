const HERE = 'https://here.invalid';

/**
 * A path of the dashboard to return to; undefined for an address of another origin, however it is written. The path
 * is below the dashboard's own prefix.
 */
export function localPath(next: string | undefined): string | undefined {
  if (next === undefined || !/^\/(?!\/)/.test(next) || /[\\\s\p{Cc}]/u.test(next) || !URL.canParse(next, HERE))
    return undefined;
  const { origin, pathname, search, hash } = new URL(next, HERE);
  // `/.//host` becomes `//host`, which is another origin where it is used.
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : undefined;
}
