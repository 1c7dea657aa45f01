import { randomBytes, randomUUID } from 'node:crypto';
import { newEvent, type EventContract, type PayloadOf } from '@hearback/contracts';
import type { Row } from '@hearback/database';
import type { Ids } from '@hearback/kernel';
import { DEFAULT_PARTITIONS, PgEventLog } from '@hearback/messaging';
import {
  infrastructureSchemas,
  startPlatform,
  type Environment,
  type PlatformModules,
  type StartedPlatform,
} from '@hearback/process';
import supertest from 'supertest';
import { EventProbe } from './event-probe.js';
import { FakeCredentialDirectory, type TestCaller } from './fake-credential-directory.js';
import { ManualClock } from './manual-clock.js';
import { throwAwayDatabase } from './throw-away-database.js';

/** Options of `medium`. */
export interface MediumOptions {
  readonly modules: PlatformModules;
  /** Settings by environment variable; they override the defaults of tests (no rate limits, no minimum time to answer, silent log). */
  readonly settings?: Environment;
  /** Start of the clock; default: now. */
  readonly now?: Date;
  /** Receives the lines of the log. */
  readonly log?: (line: string) => void;
  /** Default: random ids, as in production. */
  readonly ids?: Ids;
}

/** Service modules behind a real HTTP port on a throw-away database; the test takes the place of all other services. */
export interface Medium {
  /** Without a trailing slash. */
  readonly url: string;
  readonly app: StartedPlatform['app'];
  /** Port of `/metrics`, if the settings enable it. */
  readonly metricsPort: StartedPlatform['metricsPort'];
  readonly instruments: StartedPlatform['instruments'];
  /** Requests without a credential. */
  readonly http: ReturnType<typeof supertest>;
  /** Requests as this caller; by default a secret key of `tenantId` with all permissions. */
  as(caller?: TestCaller): ReturnType<typeof supertest.agent>;
  /** The headers that `as` sends, for `fetch`. */
  headersOf(caller?: TestCaller): Readonly<Record<string, string>>;
  /** Makes the credential of these headers invalid; in another process if `elsewhere`, which tells this one nothing. */
  revoke(headers: Readonly<Record<string, string>>, options?: { readonly elsewhere?: boolean }): void;
  readonly tenantId: string;
  readonly otherTenantId: string;
  readonly events: EventProbe;
  /** Appends an event to the log as if another service had published it; returns its id. */
  publish<C extends EventContract>(
    contract: C,
    payload: PayloadOf<C>,
    more?: { readonly tenantId?: string; readonly id?: string; readonly time?: Date },
  ): Promise<string>;
  readonly clock: ManualClock;
  /** Runs a statement as superuser, which bypasses row-level security; for assertions. */
  sql<R = Row>(text: string, parameters?: readonly unknown[]): Promise<R[]>;
  /** Resolves when all consumers have read the log to its end and no job is due. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

/** Boots the modules; close it in `afterAll`. */
export async function medium(options: MediumOptions): Promise<Medium> {
  const services = Object.values(options.modules).map(({ definition }) => definition.schema);
  const database = await throwAwayDatabase([...infrastructureSchemas, ...services]);
  const tenantId = randomUUID();
  const callers = new FakeCredentialDirectory(tenantId);
  const clock = new ManualClock(options.now);
  const { log: logTo } = options;
  const platform = await startPlatform({
    modules: options.modules,
    settings: {
      HEARBACK_DATABASE_URL: database.url,
      HEARBACK_ROLE_PASSWORD: database.rolePassword,
      HEARBACK_INTERNAL_SECRET: randomBytes(32).toString('base64url'),
      HEARBACK_PORT: '0',
      HEARBACK_LOG_LEVEL: 'silent',
      HEARBACK_RATE_LIMIT_PER_MINUTE: '0',
      HEARBACK_ANONYMOUS_RATE_LIMIT_PER_MINUTE: '0',
      RESPONSES_MIN_FILL_MS: '0',
      ...options.settings,
    },
    overrides: {
      clock,
      credentials: callers,
      ...(options.ids && { ids: options.ids }),
      ...(logTo && { log: { write: logTo } }),
    },
  }).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  const partitions = Number(options.settings?.['HEARBACK_PARTITIONS'] ?? DEFAULT_PARTITIONS);
  // Without a wake-up the services find the event at their next poll, after at most 100 ms.
  const log = new PgEventLog({ notify: () => undefined }, partitions);
  return {
    url: platform.url,
    app: platform.app,
    metricsPort: platform.metricsPort,
    instruments: platform.instruments,
    http: supertest(platform.url),
    as: (caller = {}) => supertest.agent(platform.url).set(callers.headersOf(caller)),
    headersOf: (caller = {}) => callers.headersOf(caller),
    revoke: (headers, options) => callers.revoke(headers, options),
    tenantId,
    otherTenantId: randomUUID(),
    events: new EventProbe(database),
    publish: async (contract, payload, more = {}) => {
      const id = more.id ?? randomUUID();
      const event = newEvent(contract, {
        id,
        tenantId: more.tenantId ?? tenantId,
        time: more.time ?? clock.now(),
        payload,
      });
      await database.transaction((tx) => log.append(tx, [event]));
      return id;
    },
    clock,
    sql: (text, parameters) => database.sql(text, parameters),
    drained: () => platform.drained(),
    close: async () => {
      await platform.close();
      await database.close();
    },
  };
}
