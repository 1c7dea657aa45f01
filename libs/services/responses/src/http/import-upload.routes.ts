import type { Readable } from 'node:stream';
import { parsePublicId } from '@hearback/kernel';
import { RawRoutes, type Edge } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { ReceiveImport } from '../application/receive-import.js';
import { responsesErrors } from '../application/responses.errors.js';
import { ResponsesConfig } from '../responses.config.js';
import { actorOf } from './actor.js';
import { ImportDto, toImportDto } from './import.dto.js';

/** The upload of import files, as streams. */
@Injectable()
export class ImportUploadRoutes extends RawRoutes {
  constructor(
    private readonly receive: ReceiveImport,
    private readonly config: ResponsesConfig,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const accepts = ['csv', 'xlsx'] as const;
    server.put<{ Params: { id: string }; Body: Readable }>(
      '/v1/imports/:id/content',
      {
        onRequest: edge.allow('responses:import'),
        config: { accepts, bodyLimit: this.config.importMaxBytes, query: [] },
      },
      async (request, reply) => {
        const id = parsePublicId('imp', request.params.id);
        if (id === undefined) throw responsesErrors.error('import-not-found');
        const caller = edge.caller(request);
        const state = await this.receive.execute(caller.tenantId, id, request.body, actorOf(caller));
        return reply.code(202).send(toImportDto(state));
      },
    );
    edge.document('/v1/imports/:id/content', 'put', {
      id: 'putImportContent',
      summary: 'Upload the file of an import',
      description:
        'CSV, or the first sheet of an .xlsx workbook, with a row of column names. Without a mapping the reply has a `proposal`. The file can be uploaded again until processing has begun, after a failure, and after it was undone.',
      status: 202,
      reply: ImportDto,
      accepts,
      parameters: { id: 'Id of the import.' },
      problems: [404, 409, 413, 422],
    });
  }
}
