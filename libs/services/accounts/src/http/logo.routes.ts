import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { separateTransactions, TenantDatabase } from '@hearback/database';
import { RawRoutes, type Edge } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { accountsErrors } from '../application/accounts.errors.js';
import { LogoQueries } from '../application/brand-store.js';
import { ChangeBrand } from '../application/change-brand.js';
import { BrandDto, toBrandDto } from './brand.dto.js';

const MAX_BYTES = 2_097_152;
const PICTURES = ['png', 'jpeg', 'webp'] as const;
const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.png$/;

/** The upload of a logo, and its public address. */
@Injectable()
export class LogoRoutes extends RawRoutes {
  constructor(
    private readonly changeBrand: ChangeBrand,
    private readonly logos: LogoQueries,
    private readonly database: TenantDatabase,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    server.put<{ Body: Readable | undefined }>(
      '/v1/workspace/logo',
      { onRequest: edge.allow('workspace:admin'), config: { accepts: PICTURES, bodyLimit: MAX_BYTES, query: [] } },
      async (request, reply) => {
        const caller = edge.caller(request);
        const file = request.body ? await buffer(request.body) : Buffer.alloc(0);
        const brand = await this.changeBrand.setLogo(
          separateTransactions(this.database, caller.tenantId),
          caller,
          file,
        );
        return reply.send(toBrandDto(brand));
      },
    );
    edge.document('/v1/workspace/logo', 'put', {
      id: 'putLogo',
      summary: 'Upload the logo of the workspace',
      description: 'A PNG, JPEG or WebP of at most 2 MB. It is encoded again as a PNG of at most 256 × 256 pixels.',
      reply: BrandDto,
      accepts: PICTURES,
      problems: [413, 422],
    });
    server.get<{ Params: { file: string } }>(
      '/logos/:file',
      { onRequest: edge.open(), config: { forCustomers: true } },
      async (request, reply) => {
        const [, id] = FILE.exec(request.params.file) ?? [];
        const png = id === undefined ? undefined : await edge.lookUp(request, () => this.logos.find(id));
        if (png === undefined) throw accountsErrors.error('logo-not-found');
        return (
          reply
            .type('image/png')
            // A new logo has a new id.
            .header('cache-control', 'public, max-age=31536000, immutable')
            .header('cross-origin-resource-policy', 'cross-origin')
            .send(png)
        );
      },
    );
    edge.document('/logos/:file', 'get', {
      id: 'getLogo',
      summary: 'The logo of a workspace',
      reply: 'png',
      parameters: { file: 'Id of the logo and `.png`, as in `logo_path`.' },
      problems: [404],
    });
  }
}
