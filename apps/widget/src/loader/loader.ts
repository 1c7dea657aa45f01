import type { Engine } from '../engine/engine.js';
import type { EngineModule } from '../engine/index.js';
import { json } from '../json.js';
import type { Asked, Identity, Offer, Post } from '../protocol.js';

/** Folder of the other files; the bundler fills it in. */
declare const VERSION: string;

type Name = 'identify' | 'track' | 'show' | 'reset' | 'why';
type Call = readonly [name: Name, ...parameters: unknown[]];

const page = globalThis as unknown as { hearback?: readonly Call[] & { readonly why?: unknown } };
const script = document.currentScript as HTMLScriptElement;
const { key, language = document.documentElement.lang, storage, theme } = script.dataset;
const { origin } = new URL(script.src);
const keeps = storage !== 'off';

let identity: Identity | undefined;
let engine: Promise<Engine> | undefined;
let asked: Promise<Asked>;

const post: Post = async (path, members) => {
  try {
    const reply = await fetch(`${origin}/v1/widget/${path}`, {
      method: 'POST',
      body: json({ key, ...members }),
      credentials: 'omit',
      keepalive: true,
    });
    return { status: reply.status, body: await reply.json().catch(() => undefined) };
  } catch {
    return { status: 0 };
  }
};

const ask = async (who: Identity = {}): Promise<Asked> => {
  const { attributes, ...customer } = who;
  const isNamed = customer.external_id !== undefined;
  const reply = await post<Offer>('surveys', {
    language: language || undefined,
    customer: isNamed ? customer : undefined,
    attributes,
  });
  if (reply.status !== 422 || !isNamed) return { who, reply };
  // oxlint-disable-next-line no-console -- the shop's developer made the signature
  console.warn(`hearback: ${reply.body?.detail}`);
  return ask({ attributes });
};

const load = (): Promise<Engine> =>
  (engine ??= import(`${origin}/widget/${VERSION}/engine.js`).then(({ start }: EngineModule) =>
    start({ origin, keeps, theme, post, ask, asked }),
  ));

const call = async (name: Name, ...parameters: unknown[]): Promise<unknown> => {
  if (name === 'identify') identity = parameters[0] as Identity;
  if (name === 'identify' && engine === undefined) return void look();
  return ((await load())[name] as (...all: unknown[]) => unknown)(...parameters);
};

/** Asks the server, and loads more only if there is something to show. */
const look = async (): Promise<void> => {
  asked = ask(identity);
  if ((await asked).reply.body?.surveys?.length) void load();
};

const push = (...calls: readonly Call[]): void => calls.forEach((each) => void call(...each));

if (!page.hearback?.why) {
  const early: readonly Call[] = Array.isArray(page.hearback) ? page.hearback : [];
  const names: readonly Name[] = ['identify', 'track', 'show', 'reset', 'why'];
  page.hearback = Object.assign(
    { push },
    ...names.map((name) => ({ [name]: (...parameters: unknown[]) => call(name, ...parameters) })),
  );
  identity = early.findLast(([name]) => name === 'identify')?.[1] as Identity | undefined;
  void look();
  push(...early.filter(([name]) => name !== 'identify'));
  addEventListener(
    'keydown',
    ({ altKey, shiftKey, code }) => altKey && shiftKey && code === 'KeyH' && call('why', true),
  );
  if (location.search.includes('hearback-why')) void call('why', true);
  try {
    // Answers that did not get through when the page was left.
    if (keeps && localStorage.getItem('hearback')?.includes('"body":')) void load();
  } catch {
    // The browser keeps nothing for this page.
  }
}
