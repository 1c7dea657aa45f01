import { Readable } from 'node:stream';
import { publicId } from '@hearback/kernel';
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
import { customersErrors } from '../../application/customers.errors.js';
import { ReceiveCustomerImport } from '../../application/imports/receive-customer-import.js';
import { CustomersConfig } from '../../customers.config.js';
import { IMPORT_KINDS, type ImportKind } from '../../domain/imports/import-mapping.js';
import { CustomerImportDto, toCustomerImportDto } from './import.dto.js';

const PATH = '/v1/customer-imports';

/** The upload of files with customers or events, as streams. */
@Injectable()
export class CustomerImportsRoutes extends RawRoutes {
  constructor(
    private readonly receive: ReceiveCustomerImport,
    private readonly config: CustomersConfig,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    server.post<{ Querystring: { holds?: string | string[]; file_name?: string | string[] }; Body: Readable }>(
      PATH,
      {
        onRequest: edge.allow('customers:import'),
        config: { accepts: IMPORT_FILES, bodyLimit: this.config.importMaxBytes, query: ['holds', 'file_name'] },
      },
      async (request, reply) => {
        const { tenantId, ...caller } = edge.caller(request);
        const { holds, file_name: fileName } = request.query;
        const state = await this.receive.execute({
          tenantId,
          // A request without a body is an empty file.
          content: request.body ?? Readable.from([]),
          holds: kindOf(holds),
          fileName: fileNameOf(fileName),
          encoding: encodingOf(request),
          by: actorOf({ tenantId, ...caller }),
          key: request.headers['idempotency-key'] as string | undefined,
        });
        return reply
          .code(202)
          .header('location', `${PATH}/${publicId('cim', state.id)}`)
          .send(toCustomerImportDto(state));
      },
    );
    edge.document(PATH, 'post', {
      id: 'createCustomerImport',
      summary: 'Create an import of customers or events from its file',
      description:
        'The reply proposes how to read the file; nothing of it is taken over before the import is started. The same `Idempotency-Key` with the same file is the same import for ever.',
      status: 202,
      reply: CustomerImportDto,
      accepts: IMPORT_FILES,
      body: { schema: { type: 'string' }, example: 'Customer no,E-mail,Name\nC-1042,ada@example.org,Ada Example\n' },
      query: {
        holds: {
          description: 'What the file holds. Default: guessed from its columns.',
          schema: { type: 'string', enum: [...IMPORT_KINDS] },
        },
        file_name: FILE_NAME_PARAMETER,
      },
      problems: [413, 422],
    });
  }
}

function kindOf(holds: string | string[] | undefined): ImportKind | undefined {
  if (holds === undefined) return undefined;
  const kind = IMPORT_KINDS.find((each) => each === holds);
  if (kind !== undefined) return kind;
  const detail = `must be one of ${IMPORT_KINDS.join(', ')}`;
  throw customersErrors.error('invalid-mapping', undefined, {
    errors: [{ pointer: '/holds', code: 'invalid-value', detail }],
  });
}
