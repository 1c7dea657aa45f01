import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { publicId } from '@hearback/kernel';
import { actorOf, RawRoutes, type Edge } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { customersErrors } from '../../application/customers.errors.js';
import { UploadList } from '../../application/lists/upload-list.js';
import { cellsOfCsv } from './cells-of-csv.js';
import { toUploadedListDto, UploadedListDto } from './customer-list.dto.js';

const PATH = '/v1/customer-lists';
const MAX_BYTES = 5 * 1024 * 1024;

/** The upload of a list as CSV. */
@Injectable()
export class CustomerListsRoutes extends RawRoutes {
  constructor(private readonly upload: UploadList) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    server.post<{ Querystring: { name?: string | string[]; dry_run?: string | string[] }; Body: Readable }>(
      PATH,
      {
        onRequest: edge.allow('segments:write'),
        config: { accepts: ['csv'], bodyLimit: MAX_BYTES, query: ['name', 'dry_run'] },
      },
      async (request, reply) => {
        const { tenantId, ...caller } = edge.caller(request);
        const { name, dry_run: dryRun = 'false' } = request.query;
        if (typeof name !== 'string' || name.trim() === '' || name.length > 120) throw badQuery('name');
        if (dryRun !== 'true' && dryRun !== 'false') throw badQuery('dry_run');
        const cells = cellsOfCsv(await buffer(request.body ?? Readable.from([])));
        if (cells === undefined) throw customersErrors.error('bad-list', 'It is not CSV.');
        const uploaded = await this.upload.execute({
          tenantId,
          name: name.trim(),
          cells,
          isDryRun: dryRun === 'true',
          by: actorOf({ tenantId, ...caller }),
          key: request.headers['idempotency-key'] as string | undefined,
        });
        const { id } = uploaded;
        if (id !== null) reply.header('location', `${PATH}/${publicId('lst', id)}`);
        return reply.code(id === null ? 200 : 201).send(toUploadedListDto(uploaded));
      },
    );
    edge.document(PATH, 'post', {
      id: 'createCustomerList',
      summary: 'Create a list of customers from CSV',
      description:
        'Columns: `external_id`, `email` (one of them is required) and `name`. A row finds a customer by id, or else by address, and leaves their profile as it is; a customer who is not known is created. At most 10,000 rows. With an `Idempotency-Key` a repeated upload makes no second list.',
      status: 201,
      otherStatuses: [200],
      reply: UploadedListDto,
      accepts: ['csv'],
      body: { schema: { type: 'string' }, example: 'external_id,email,name\nC-1042,ada@example.org,Ada Example\n' },
      query: {
        name: { description: 'Its name.', schema: { type: 'string', maxLength: 120 } },
        dry_run: { description: '`true`: says what would happen, and stores nothing.', schema: { type: 'boolean' } },
      },
      problems: [409, 413, 422],
    });
  }
}

function badQuery(name: string): Error {
  return customersErrors.error('bad-list-query', `\`${name}\` is missing or not valid.`);
}
