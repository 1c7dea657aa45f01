import type { ServiceName } from '@hearback/kernel';
import { eventually, throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import { migratedDatabase } from './migrated-database.js';
import { confirmAddress } from '../../../tools/product/confirm-address.mjs';
import { apiClient, startProduct, type Call, type Product, type Shape } from '../../../tools/product/product.mjs';

/** The built product in processes of its own, on its own database, with a workspace. */
export interface ProductUnderTest {
  readonly url: string;
  /** Calls the API with the secret key of the workspace. */
  readonly call: Call;
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly staffId: string;
  readonly email: string;
  readonly password: string;
  readonly database: ThrowAwayDatabase;
  /** The database that a service keeps its rows in. */
  databaseOf(service: string): ThrowAwayDatabase;
  readonly product: Product;
  /** Confirms the owner's address with the mail in the inbox, and waits until mails about tasks go to it. */
  confirmOwner(workspace: Workspace): Promise<void>;
  /** Another workspace of the same product. */
  newWorkspace(name: string, timeZone?: string): Promise<Workspace>;
  stop(): Promise<void>;
}

export interface Workspace {
  /** The address of the product. */
  readonly url: string;
  readonly call: Call;
  readonly secretKey: string;
  readonly publishableKey: string;
  readonly staffId: string;
  readonly email: string;
  readonly password: string;
}

/** Signs a member in as a browser does; returns the headers of requests from its pages. */
export async function signIn(
  url: string,
  { email, password }: Pick<Workspace, 'email' | 'password'>,
): Promise<Record<string, string>> {
  const reply = await fetch(`${url}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  const cookie = sessionCookieOf(reply);
  if (cookie === undefined) throw new Error(`no session for ${email}: ${reply.status} ${await reply.text()}`);
  await reply.arrayBuffer();
  return { cookie, 'sec-fetch-site': 'same-origin' };
}

/** The session cookie that a reply sets, among others or alone, as a request sends it. */
export function sessionCookieOf(reply: Response): string | undefined {
  const cookie = reply.headers.getSetCookie().find((text) => /^__Host-hearback=[^;]/.test(text));
  return cookie?.split(';')[0];
}

/** As `call`; an answer to a survey that was published just now is sent until the survey is known where answers are taken. */
function patientCall(call: Call): Call {
  return (method, path, ...rest) => {
    const reply = call(method, path, ...rest);
    if (method !== 'POST' || path !== '/v1/responses') return reply;
    return reply.catch((error: Error) => {
      if (!error.message.includes('responses.survey-not-found')) throw error;
      return eventually(() => call(method, path, ...rest));
    });
  };
}

/** Options of `productUnderTest`. */
export interface ProductOptions {
  readonly shape?: Shape;
  /** Services with a database of their own, which needs Kafka. */
  readonly ownDatabases?: readonly ServiceName[];
  readonly timeZone?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts the product. `environment` adds settings; rate limits and the minimum time to answer are off unless it sets them. */
export async function productUnderTest(options: ProductOptions = {}): Promise<ProductUnderTest> {
  const ownDatabases = options.ownDatabases ?? [];
  const database = await (ownDatabases.length === 0 ? migratedDatabase() : throwAwayDatabase([]));
  const own = new Map<string, ThrowAwayDatabase>();
  for (const service of ownDatabases) own.set(service, await throwAwayDatabase([]));
  const lines: string[] = [];
  const product = await startProduct({
    shape: options.shape ?? 'one',
    databaseUrl: database.url,
    secrets: { rolePassword: database.rolePassword },
    environment: {
      HEARBACK_RATE_LIMIT_PER_MINUTE: '0',
      HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '0',
      RESPONSES_MIN_FILL_MS: '0',
      RESPONSES_ANONYMOUS_BATCH_SECONDS: '1',
      HEARBACK_LOG_LEVEL: 'warn',
      ...Object.fromEntries([...own].map(([service, { url }]) => [`${service.toUpperCase()}_DATABASE_URL`, url])),
      ...options.environment,
    },
    log: (line) => lines.push(line),
  });
  const newWorkspace = async (name: string, timeZone = 'Europe/Paris'): Promise<Workspace> => {
    const email = `${name.toLowerCase().replaceAll(/[^a-z]/g, '')}@shop.example`;
    const password = 'correct horse battery staple';
    const created = await apiClient(product.url)('POST', '/v1/workspaces', {
      name,
      time_zone: timeZone,
      language: 'en',
      owner: { name: 'Ida Adler', email, password },
    });
    return {
      url: product.url,
      call: patientCall(apiClient(product.url, created.secret_key)),
      secretKey: created.secret_key,
      publishableKey: created.publishable_key,
      staffId: created.staff.id,
      email,
      password,
    };
  };
  const workspace = await newWorkspace('Botanic', options.timeZone);
  const databaseOf = (service: string) => own.get(service) ?? database;
  const confirmOwner = async (owner: Workspace): Promise<void> => {
    await confirmAddress(product.url, owner);
    await eventually(
      async () => {
        const known = 'select from notifications.member where email = $1 and confirmed';
        if ((await databaseOf('notifications').sql(known, [owner.email])).length === 0)
          throw new Error('not known yet');
      },
      { within: 30_000 },
    );
  };
  return {
    ...workspace,
    database,
    databaseOf,
    product,
    confirmOwner,
    newWorkspace,
    stop: async () => {
      await product.stop();
      await Promise.all([database, ...own.values()].map((each) => each.close()));
    },
  };
}
