import { Transform, type Readable } from 'node:stream';
import { isStorableText } from '@hearback/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { parseJsonBody } from './json-body.js';
import { requestErrors } from '../problems/request.errors.js';
import type { BodyKind } from '../routes/route-config.js';

/** Default maximum bytes of a body. */
export const BODY_LIMIT = 262_144;

/** Maximum number of fields of a form. */
const MAX_FORM_FIELDS = 1_000;

/** The media type of each kind of body. */
export const MEDIA_TYPES: Readonly<Record<BodyKind, string>> = {
  json: 'application/json',
  'json-text': 'text/plain',
  form: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
};

/** Bodies that routes read as streams. */
const STREAMS: readonly BodyKind[] = ['csv', 'ndjson', 'xlsx', 'png', 'jpeg', 'webp'];

/** A form: a string for each name, a list for a name that occurs several times. */
export type FormBody = Readonly<Record<string, string | readonly string[]>>;

/** Installs the parsers: JSON and forms as values, files as streams that end with 413 beyond the route's limit. */
export function installBodyParsers(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    [MEDIA_TYPES.json, MEDIA_TYPES['json-text']],
    { parseAs: 'buffer' },
    (_request, body, done) => {
      attempt(() => parseJsonBody(body as Buffer), done);
    },
  );
  server.addContentTypeParser(MEDIA_TYPES.form, { parseAs: 'buffer' }, (_request, body, done) => {
    attempt(() => parseForm((body as Buffer).toString('utf8')), done);
  });
  server.addContentTypeParser(MEDIA_TYPES.multipart, { parseAs: 'buffer' }, (request: FastifyRequest, body: Buffer) =>
    parseMultipart(body, request.headers['content-type'] ?? ''),
  );
  server.addContentTypeParser(
    STREAMS.map((kind) => MEDIA_TYPES[kind]),
    (request, payload, done) => {
      done(null, limited(payload, request.routeOptions.bodyLimit ?? BODY_LIMIT));
    },
  );
}

function attempt(parse: () => unknown, done: (error: Error | null, body?: unknown) => void): void {
  try {
    done(null, parse());
  } catch (error) {
    done(error as Error);
  }
}

/** The fields of a form; throws 400 for strings that PostgreSQL cannot store and for too many fields. */
export function parseForm(text: string): FormBody {
  return formOf(new URLSearchParams(text));
}

/** The text fields of a form in parts, as mail programs send it (RFC 8058); throws 400 also for files and for what is no such form. */
async function parseMultipart(body: Buffer, type: string): Promise<FormBody> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => {
    throw requestErrors.error('malformed', 'The body is no form in parts.');
  });
  const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  if (fields.length < [...form].length) throw requestErrors.error('malformed', 'The form must have no files.');
  return formOf(fields);
}

function formOf(entries: Iterable<readonly [string, string]>): FormBody {
  const fields = Object.create(null) as Record<string, string | string[]>;
  let count = 0;
  for (const [name, value] of entries) {
    if (++count > MAX_FORM_FIELDS)
      throw requestErrors.error('malformed', `A form must have at most ${MAX_FORM_FIELDS} fields.`);
    if (!isStorableText(name) || !isStorableText(value) || name === '__proto__') {
      throw requestErrors.error('malformed', 'The form contains a name or value that is not accepted.');
    }
    const known = fields[name];
    if (known === undefined) fields[name] = value;
    else if (typeof known === 'string') fields[name] = [known, value];
    else known.push(value);
  }
  return fields;
}

function limited(payload: Readable, limit: number): Readable {
  let bytes = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > limit) done(requestErrors.error('too-large', `The body must have at most ${limit} bytes.`));
      else done(null, chunk);
    },
  });
  payload.on('error', (error) => meter.destroy(error));
  // The reader gets the error; for a request that is rejected before its body is read it would end the process.
  meter.on('error', () => undefined);
  payload.on('aborted', () => meter.destroy(requestErrors.error('malformed', 'The body ended early.')));
  return payload.pipe(meter);
}
