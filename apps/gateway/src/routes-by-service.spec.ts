import { describe, expect, it } from '@jest/globals';
import { SERVICE_NAMES } from '@hearback/kernel';
import { readApi } from './api-document.js';
import { routesByService } from './routes-by-service.js';

describe('the routing table of the gateway', () => {
  const api = readApi();

  it('has every path of the API once, with the service that serves it', () => {
    const table = routesByService(api);
    expect(table.filter(({ isStreaming }) => !isStreaming).map(({ service }) => service)).toEqual(SERVICE_NAMES);
    const streams = table.filter(({ isStreaming }) => isStreaming);
    expect(streams.map(({ service, paths }) => [service, paths])).toEqual([['notifications', ['/v1/live-updates']]]);
    const paths = table.flatMap((routes) => routes.paths);
    expect(paths.toSorted()).toEqual(
      Object.keys(api.paths)
        .map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'))
        .toSorted(),
    );
    expect(table.find(({ service }) => service === 'responses')?.paths).toContain('/s/:code');
    expect(table.find(({ service }) => service === 'notifications')?.paths).toContain('/inbox/:id');
    expect(paths.filter((path) => path.startsWith('/internal'))).toEqual([]);
  });

  it('allows HEAD wherever it allows GET', () => {
    expect(routesByService(api).every(({ methods }) => methods.includes('HEAD'))).toBe(true);
  });

  it.each([
    ['two services', { get: { tags: ['survey'] }, post: { tags: ['responses'] } }, 'survey and responses'],
    ['no service', { get: {} }, 'no service'],
    ['an unknown service', { get: { tags: ['billing'] } }, 'billing'],
  ])('rejects a path of %s', (_what, operations, owners) => {
    expect(() => routesByService({ ...api, paths: { '/v1/things': operations } })).toThrow(
      `/v1/things belongs to ${owners}`,
    );
  });
});
