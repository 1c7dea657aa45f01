import { Readable } from 'node:stream';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { CallerWatch } from '../auth/caller-watch.js';
import { CredentialDirectory } from '../auth/credential-directory.js';
import { requestErrors } from '../problems/request.errors.js';
import { RawRoutes, type Edge } from '../routes/raw-routes.js';
import { ExportFiles, type ExportFile, type ExportOf } from './export-files.js';
import { ExportTickets } from './export-tickets.js';

/** Between two looks at whether the caller may still receive the file. Milliseconds. */
const LOOK_EVERY = 10_000;

/** Sends the files of an export that this service has. */
@Injectable()
export class ExportRoutes extends RawRoutes {
  readonly #watch: CallerWatch;

  constructor(
    private readonly own: ExportFiles,
    private readonly tickets: ExportTickets,
    private readonly clock: Clock,
    credentials: CredentialDirectory,
  ) {
    super();
    this.#watch = new CallerWatch(credentials);
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const options = { onRequest: edge.allow('workspace:export'), config: { query: [] } };
    for (const [name, file] of Object.entries<ExportFile>(this.own.files)) {
      const path = `/v1/exports/:export_id/${name}`;
      server.get<{ Params: { export_id: string } }>(path, options, (request, reply) => {
        const what = this.tickets.read(request.params.export_id, edge.caller(request).tenantId);
        if (what === undefined)
          throw requestErrors.error('not-found', 'The export is unknown or older than a day; start a new one.');
        return this.#send(request, reply, name, file.read(what), what);
      });
      document(edge, path, name, file);
    }
  }

  #send(
    request: FastifyRequest,
    reply: FastifyReply,
    name: string,
    batches: AsyncIterable<readonly object[]>,
    { asOf }: ExportOf,
  ): FastifyReply {
    const day = asOf.toISOString().slice(0, 10);
    void reply
      .type('application/x-ndjson; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}-${day}.ndjson"`);
    // HEAD would read the whole file for nothing.
    if (request.method === 'HEAD') return reply.send();
    return reply.send(Readable.from(this.#texts(request, batches), { objectMode: false, highWaterMark: 1 }));
  }

  /** A stream that fails breaks the connection, so nobody takes half a file for a whole one. */
  async *#texts(request: FastifyRequest, batches: AsyncIterable<readonly object[]>): AsyncGenerator<string> {
    let looked = this.clock.now().getTime();
    for await (const batch of batches) {
      const now = this.clock.now().getTime();
      if (now - looked >= LOOK_EVERY) {
        if (!(await this.#watch.isUnchanged(request))) throw requestErrors.error('unauthenticated');
        looked = now;
      }
      if (batch.length > 0) yield batch.map((line) => `${JSON.stringify(line)}\n`).join('');
    }
  }
}

function document(edge: Edge, path: string, name: string, { line }: ExportFile): void {
  edge.document(path, 'get', {
    id: `download${pascal(name)}`,
    summary: `Download ${name.replaceAll('-', ' ')} of an export`,
    description: `JSON lines, oldest first: ${line}. \`POST /v1/workspace/exports\` starts an export.`,
    reply: 'ndjson',
    parameters: { export_id: 'Id of the export. It can be used for a day, with a credential of the workspace.' },
    problems: [404],
  });
}

function pascal(name: string): string {
  return name.replaceAll(/(?:^|-)([a-z])/g, (_whole, letter: string) => letter.toUpperCase());
}
