import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { gateway, gatewaySettings } from '@hearback/gateway-app';
import { errorTables, SERVICE_NAMES } from '@hearback/kernel';
import { configurationReference } from '@hearback/process';
import { openApiDocument, problemsReference, RouteRegistry, routerRoutes } from '@hearback/http';
import { findUnguardedTables, medium, type Medium } from '@hearback/testing';
import { readFileSync } from 'node:fs';
import { targets } from '../src/targets.js';

const committed = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

describe('the whole platform in one process', () => {
  let platform: Medium;

  beforeAll(async () => {
    platform = await medium({ modules: targets, settings: { NOTIFICATIONS_INBOX: 'on' } });
  });
  afterAll(() => platform?.close());

  it('has an up-to-date OpenAPI document; `npm run docs` regenerates it', () => {
    expect(JSON.parse(JSON.stringify(openApiDocument(platform.app)))).toEqual(JSON.parse(committed('openapi.json')));
  });

  it('serves exactly the routes that the document names', () => {
    const document = JSON.parse(committed('openapi.json')) as { paths: Record<string, Record<string, unknown>> };
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(routerRoutes(platform.app)).toEqual(documented.toSorted());
  });

  it('has every public route forwarded by the gateway, and no internal one', async () => {
    // No service is reachable, so forwarded routes get 503 and all others 404.
    const unreachable = Object.fromEntries(
      SERVICE_NAMES.map((name) => [`${name.toUpperCase()}_URL`, 'http://127.0.0.1:9']),
    );
    const settings = { ...unreachable, HEARBACK_PORT: '0', HEARBACK_LOG_LEVEL: 'error' };
    const serving = await gateway.start(gateway.read(settings));
    const wrong: string[] = [];
    try {
      for (const { method, path } of platform.app.get(RouteRegistry).routes) {
        const reply = await fetch(`${serving.url}${path.replaceAll(/:\w+/g, 'x')}`, { method });
        await reply.arrayBuffer();
        if ((reply.status === 404) !== path.startsWith('/internal/')) wrong.push(`${method} ${path}: ${reply.status}`);
      }
    } finally {
      await serving.close();
    }
    expect(wrong).toEqual([]);
  });

  it('has an up-to-date reference of settings and problems', () => {
    const definitions = Object.values(targets).map(({ definition }) => definition);
    expect(configurationReference(definitions, [gatewaySettings])).toBe(committed('docs/configuration.md'));
    expect(problemsReference()).toBe(committed('docs/problems.md'));
    expect(errorTables().length).toBeGreaterThan(6);
  });

  it('guards every table that tenants share', async () => {
    expect(await findUnguardedTables(platform.sql)).toEqual([]);
  });
});
