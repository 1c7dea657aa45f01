import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { errorTables } from '@hearback/kernel';
import { configurationReference, openApiDocument, problemsReference, routerRoutes } from '@hearback/runtime';
import { findUnguardedTables, medium, type Medium } from '@hearback/testing';
import { readFileSync } from 'node:fs';
import { targets } from '../src/targets.js';

const committed = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');

/** `GET /v1/surveys/{}`: parameters may be named differently by router and document. */
const form = (method: string, path: string) => `${method.toUpperCase()} ${path.replaceAll(/\{\w+\}|:\w+/g, '{}')}`;

describe('the whole platform in one process', () => {
  let platform: Medium;

  beforeAll(async () => {
    platform = await medium({ modules: targets, settings: { NOTIFICATIONS_INBOX: 'on' } });
  });
  afterAll(() => platform?.close());

  it('has committed the OpenAPI document of its code; `npm run docs` writes it anew', () => {
    expect(JSON.parse(JSON.stringify(openApiDocument(platform.app)))).toEqual(JSON.parse(committed('openapi.json')));
  });

  it('serves exactly the routes that the document names', () => {
    const document = JSON.parse(committed('openapi.json')) as { paths: Record<string, Record<string, unknown>> };
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => form(method, path)),
    );
    const served = routerRoutes(platform.app)
      .map(({ method, path }) => form(method, path))
      // HEAD is GET without a body; these are for the platform's operators and its other processes.
      .filter((route) => !/^HEAD |^\w+ \/(internal|health|metrics|api)(\/|$)/.test(route));
    expect(served.toSorted()).toEqual(documented.toSorted());
  });

  it('has committed the reference of its settings and of its problems', () => {
    const definitions = Object.values(targets).map(({ definition }) => definition);
    expect(configurationReference(definitions)).toBe(committed('docs/configuration.md'));
    expect(problemsReference()).toBe(committed('docs/problems.md'));
    expect(errorTables().length).toBeGreaterThan(6);
  });

  it('guards every table that tenants share', async () => {
    expect(await findUnguardedTables(platform.sql)).toEqual([]);
  });
});
