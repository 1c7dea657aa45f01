import { Readable } from 'node:stream';
import { parsePublicId, publicId } from '@hearback/kernel';
import {
  actorOf,
  encodingOf,
  FILE_NAME_PARAMETER,
  fileNameOf,
  IMPORT_FILES,
  RawRoutes,
  type Edge,
} from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { ImportFile } from '../application/import-file.js';
import { ReceiveImport } from '../application/receive-import.js';
import { responsesErrors } from '../application/responses.errors.js';
import { ResponsesConfig } from '../responses.config.js';
import { ImportDto, toImportDto } from './import.dto.js';

/** The upload of import files, as streams. */
@Injectable()
export class ImportUploadRoutes extends RawRoutes {
  constructor(
    private readonly receive: ReceiveImport,
    private readonly importFile: ImportFile,
    private readonly config: ResponsesConfig,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    this.#putContent(server, edge);
    this.#postFile(server, edge);
  }

  #putContent(server: FastifyInstance, edge: Edge): void {
    server.put<{ Params: { id: string }; Body: Readable }>(
      '/v1/imports/:id/content',
      {
        onRequest: edge.allow('responses:import'),
        config: { accepts: IMPORT_FILES, bodyLimit: this.config.importMaxBytes, query: [] },
      },
      async (request, reply) => {
        const id = parsePublicId('imp', request.params.id);
        if (id === undefined) throw responsesErrors.error('import-not-found');
        const caller = edge.caller(request);
        const note = { encoding: encodingOf(request) };
        const state = await this.receive.execute(
          caller.tenantId,
          id,
          request.body ?? Readable.from([]),
          actorOf(caller),
          note,
        );
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
      accepts: IMPORT_FILES,
      parameters: { id: 'Id of the import.' },
      problems: [404, 409, 413, 422],
    });
  }
  /** Beside the route of the controller, which takes JSON. */
  #postFile(server: FastifyInstance, edge: Edge): void {
    server.post<{ Querystring: { survey_id?: string; file_name?: string | string[] }; Body: Readable }>(
      '/v1/imports',
      {
        constraints: { body: 'file' },
        onRequest: edge.allow('responses:import'),
        config: { accepts: IMPORT_FILES, bodyLimit: this.config.importMaxBytes, query: ['survey_id', 'file_name'] },
      },
      async (request, reply) => {
        const { tenantId, ...caller } = edge.caller(request);
        const { survey_id: named, file_name: fileName } = request.query;
        const surveyId = named === undefined ? undefined : parsePublicId('srv', named);
        if (named !== undefined && surveyId === undefined) throw responsesErrors.error('survey-not-found');
        const state = await this.importFile.execute({
          tenantId,
          content: request.body,
          surveyId,
          fileName: fileNameOf(fileName),
          encoding: encodingOf(request),
          by: actorOf({ tenantId, ...caller }),
          key: request.headers['idempotency-key'] as string | undefined,
        });
        return reply
          .code(202)
          .header('location', `/v1/imports/${publicId('imp', state.id)}`)
          .send(toImportDto(state));
      },
    );
    edge.document('/v1/imports', 'post', {
      id: 'createImportFromFile',
      summary: 'Create an import from its file',
      status: 202,
      reply: ImportDto,
      accepts: IMPORT_FILES,
      body: { schema: { type: 'string' }, example: 'Score,Order\n9,A-1\n' },
      query: {
        survey_id: {
          description: 'For a file: its survey. Default: the open survey that its columns fit best.',
          schema: { type: 'string', pattern: '^srv_[0-9a-f]{32}$' },
        },
        file_name: FILE_NAME_PARAMETER,
      },
      problems: [404, 409, 413, 422],
    });
  }
}
