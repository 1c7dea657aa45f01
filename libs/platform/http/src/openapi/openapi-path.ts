/** A route's path as OpenAPI writes it. */
export function openApiPath(path: string): string {
  const single = path.replaceAll(/\/+/g, '/').replaceAll(/:([A-Za-z0-9_]+)/g, '{$1}');
  return single.length > 1 ? single.replace(/\/$/, '') : single;
}
