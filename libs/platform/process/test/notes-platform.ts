import { randomBytes, randomUUID } from 'node:crypto';
import { throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import {
  CredentialDirectory,
  newSecret,
  newSessionToken,
  secretHash,
  type Caller,
  type Credential,
} from '@hearback/http';
import { permissionsOf } from '@hearback/kernel';
import { infrastructureSchemas, startPlatform, type PlatformOptions, type StartedPlatform } from '../src/index.js';
import { NotesModule } from './notes.fixture.js';

/** A reply as tests inspect it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // oxlint-disable-next-line typescript/no-explicit-any -- any JSON
  readonly body: any;
  readonly text: string;
}

/** What a request carries; by default an editor's key. */
export interface Call {
  readonly key?: string | null;
  readonly session?: string;
  /** Sent as JSON; a string is sent unchanged. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** The notes service on a database of its own. */
export interface NotesPlatform {
  readonly platform: StartedPlatform;
  readonly database: ThrowAwayDatabase;
  readonly keys: {
    readonly editor: string;
    readonly viewer: string;
    readonly publishable: string;
    readonly other: string;
  };
  readonly session: string;
  readonly internalSecret: string;
  readonly tenantId: string;
  call(method: string, path: string, call?: Call): Promise<Answer>;
  close(): Promise<void>;
}

class KnownCredentials extends CredentialDirectory {
  readonly callers = new Map<string, Caller>();

  override resolve({ hash }: Credential): Promise<Caller | undefined> {
    return Promise.resolve(this.callers.get(hash));
  }
}

/** Starts the notes service; `settings` override those of the test. */
export async function startNotes(settings: PlatformOptions['settings'] = {}): Promise<NotesPlatform> {
  const database = await throwAwayDatabase([...infrastructureSchemas, NotesModule.definition.schema]);
  const credentials = new KnownCredentials();
  const tenantId = randomUUID();
  const editor = caller(tenantId, 'secret-key', 'editor');
  const known = (secret: string, who: Caller): string => {
    credentials.callers.set(secretHash(secret), who);
    return secret;
  };
  const keys = {
    editor: known(newSecret('hbk_live'), editor),
    viewer: known(newSecret('hbk_live'), caller(tenantId, 'secret-key', 'viewer')),
    publishable: known(newSecret('hbp_live'), caller(tenantId, 'publishable-key', 'owner')),
    other: known(newSecret('hbk_live'), caller(randomUUID(), 'secret-key', 'editor')),
  };
  const session = known(newSessionToken(), caller(tenantId, 'session', 'editor'));
  const internalSecret = randomBytes(32).toString('base64url');
  const platform = await startPlatform({
    modules: { survey: NotesModule },
    settings: {
      HEARBACK_DATABASE_URL: database.url,
      HEARBACK_ROLE_PASSWORD: database.rolePassword,
      HEARBACK_INTERNAL_SECRET: internalSecret,
      HEARBACK_PORT: '0',
      HEARBACK_LOG_LEVEL: 'silent',
      HEARBACK_RATE_LIMIT_PER_MINUTE: '0',
      ...settings,
    },
    overrides: { credentials },
  });
  return {
    platform,
    database,
    keys,
    session,
    internalSecret,
    tenantId,
    call: (method, path, call = {}) => send(`${platform.url}${path}`, method, { key: keys.editor, ...call }),
    close: async () => {
      await platform.close();
      await database.close();
    },
  };
}

function caller(tenantId: string, kind: Caller['kind'], role: 'owner' | 'editor' | 'viewer'): Caller {
  const staffId = kind === 'session' ? randomUUID() : null;
  return {
    tenantId,
    kind,
    credentialId: randomUUID(),
    staffId,
    role: staffId === null ? null : role,
    permissions: permissionsOf(role),
  };
}

async function send(url: string, method: string, { key, session, body, headers = {} }: Call): Promise<Answer> {
  const isJson = body !== undefined && typeof body !== 'string';
  const reply = await fetch(url, {
    method,
    headers: {
      ...(typeof key === 'string' ? { authorization: `Bearer ${key}` } : {}),
      ...(session === undefined ? {} : { cookie: `__Host-hearback=${session}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as string) }),
  });
  const text = await reply.text();
  const isJsonReply = /json/.test(reply.headers.get('content-type') ?? '') && text !== '';
  return {
    status: reply.status,
    headers: reply.headers,
    text,
    body: isJsonReply ? (JSON.parse(text) as unknown) : text,
  };
}
