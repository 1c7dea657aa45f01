import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RouteRegistry } from '@hearback/http';
import { medium, type Medium } from '@hearback/testing';
import { readFileSync } from 'node:fs';
import { targets } from '../src/targets.js';

const SHOP = 'https://shop.example';
const DEVELOPER = 'http://localhost:8080';
/** A page of the shop, one of somebody else, a file or sandboxed frame, a program, and the shop's developer. */
const ORIGINS = [SHOP, 'https://shop.example.evil.test', 'null', undefined, DEVELOPER] as const;

interface Route {
  readonly method: string;
  readonly path: string;
  readonly isText: boolean;
  readonly needsKey: boolean;
}

/** The operations of the document that other origins may call, and all the others. */
function routes(): { readonly shared: readonly Route[]; readonly own: readonly Route[] } {
  const document = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')) as {
    paths: Record<
      string,
      Record<string, { 'x-cors'?: boolean; security: object[]; requestBody?: { content: Record<string, unknown> } }>
    >;
  };
  const all = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const isText = Object.keys(operation.requestBody?.content ?? {}).includes('text/plain');
      const route = {
        method: method.toUpperCase(),
        path: path.replace('{survey_id}', `srv_${'0'.repeat(32)}`).replaceAll(/\{\w+\}/g, 'x'),
        isText,
        needsKey: isText || operation.security.length > 0,
      };
      return { route, isShared: operation['x-cors'] === true };
    }),
  );
  const those = (isShared: boolean) => all.filter((each) => each.isShared === isShared).map(({ route }) => route);
  return { shared: those(true), own: those(false) };
}

describe('a web page of another origin', () => {
  const { shared, own } = routes();
  let platform: Medium;
  beforeAll(async () => {
    platform = await medium({ modules: targets });
  });
  afterAll(() => platform?.close());

  /** Sends what a browser would send for a page with this key; returns the status and what the browser lets the page read. */
  async function call(
    { method, path, isText }: Route,
    origin: string | undefined,
    authorization: string,
  ): Promise<readonly [status: number, allowed: string | null, credentials: string | null]> {
    const reply = await fetch(`${platform.url}${path}`, {
      method,
      ...(method === 'GET' || method === 'DELETE'
        ? {}
        : { body: JSON.stringify(isText ? { key: authorization.slice('Bearer '.length) } : {}) }),
      headers: {
        'content-type': isText ? 'text/plain' : 'application/json',
        ...(!isText && { authorization }),
        ...(origin !== undefined && { origin }),
      },
    });
    await reply.arrayBuffer();
    const { headers } = reply;
    return [reply.status, headers.get('access-control-allow-origin'), headers.get('access-control-allow-credentials')];
  }
  const keyFor = (allowedOrigins?: readonly string[]) =>
    platform.headersOf({ kind: 'publishable-key', ...(allowedOrigins && { allowedOrigins }) })['authorization'] ?? '';

  it('reaches the routes of customers only, among them all of the widget', () => {
    const paths = new Set(shared.map(({ path }) => path));
    expect(
      [...paths].filter((path) => !/^\/v1\/(widget|published-surveys|links|personal-links|responses$)/.test(path)),
    ).toEqual([]);
    const ofWidget = ['answers', 'events', 'exposures', 'surveys'].map((name) => `/v1/widget/${name}`);
    expect([...paths]).toEqual(expect.arrayContaining(ofWidget));
    expect(shared.length).toBeGreaterThan(10);
  });

  it.each(shared)('$method $path: of the origins of the key only, and never with credentials', async (route) => {
    const key = keyFor([SHOP]);
    const replies = await Promise.all(ORIGINS.map((origin) => call(route, origin, key)));
    const rejected = [403, null, null];
    const [shop, other, opaque, program, developer] = replies;
    expect(shop).toEqual([expect.any(Number), SHOP, null]);
    expect([shop![0], program![0]]).not.toContain(403);
    expect(program!.slice(1)).toEqual([null, null]);
    if (route.needsKey) {
      expect([other, opaque, developer]).toEqual([rejected, rejected, rejected]);
    } else {
      // Everybody has the link; a page without an origin cannot be told from another one.
      expect([other![1], opaque![1], developer![1]]).toEqual([ORIGINS[1], null, DEVELOPER]);
    }
  });

  it('of a developer needs a key that lists the port, or one without a list', async () => {
    const route = shared.find(({ path }) => path === '/v1/widget/surveys')!;
    const allowed = async (origin: string, key: string) => (await call(route, origin, key))[1];
    expect(await allowed(DEVELOPER, keyFor([SHOP, DEVELOPER]))).toBe(DEVELOPER);
    expect(await allowed('http://localhost:3000', keyFor([SHOP, DEVELOPER]))).toBeNull();
    expect(await allowed('http://localhost', keyFor([SHOP, DEVELOPER]))).toBeNull();
    expect(await allowed('http://localhost:3000', keyFor())).toBe('http://localhost:3000');
    expect(await allowed('null', keyFor())).toBeNull();
  });

  it('gets no permission on any other route, neither in a preflight nor with a key', async () => {
    const key = platform.headersOf()['authorization'] ?? '';
    const wrong: string[] = [];
    for (const { method, path } of own) {
      for (const origin of [SHOP, 'null', DEVELOPER]) {
        const preflight = await fetch(`${platform.url}${path}`, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': method },
        });
        await preflight.arrayBuffer();
        if (preflight.headers.has('access-control-allow-methods')) wrong.push(`OPTIONS ${path} from ${origin}`);
      }
      if (method !== 'GET') continue;
      const reply = await fetch(`${platform.url}${path}`, { headers: { origin: SHOP, authorization: key } });
      await reply.body?.cancel();
      const allowed = reply.headers.get('access-control-allow-origin');
      // The widget's own files are the same for everybody.
      const isFile = allowed === '*' && path.startsWith('/widget');
      if (allowed !== null && !isFile) wrong.push(`${method} ${path}`);
    }
    // A path may have a method that pages call and another one that only staff call, such as /v1/responses.
    const sharedPaths = new Set(shared.map(({ path }) => path));
    expect(wrong.filter((each) => !(each.startsWith('OPTIONS') && sharedPaths.has(each.split(' ')[1]!)))).toEqual([]);
  });

  it('can send text only to routes that know no cookie', async () => {
    const accepting: string[] = [];
    for (const { method, path } of platform.app.get(RouteRegistry).routes) {
      if (method === 'GET' || method === 'HEAD' || path.startsWith('/internal/')) continue;
      const reply = await fetch(`${platform.url}${path.replaceAll(/:\w+/g, 'x')}`, {
        method,
        headers: { 'content-type': 'text/plain', ...platform.headersOf({ role: 'owner' }) },
        body: '{}',
      });
      await reply.arrayBuffer();
      // Uploads and bodyless routes name their own status; anything else than these has read the text.
      if (![415, 400, 404].includes(reply.status)) accepting.push(`${method} ${path}: ${reply.status}`);
    }
    const documented = shared.filter(({ isText }) => isText).map(({ path }) => `POST ${path}: 401`);
    expect(accepting.toSorted()).toEqual(documented.toSorted());
    expect(documented.every((each) => each.startsWith('POST /v1/widget/'))).toBe(true);
  });
});
