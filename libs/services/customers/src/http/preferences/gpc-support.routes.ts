import { BooleanField, RawRoutes, StringField, type Edge } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';

const PATH = '/.well-known/gpc.json';

/** A site's support of Global Privacy Control. */
export class GpcSupportDto {
  @BooleanField() readonly gpc: boolean;
  @StringField({ example: '2026-11-30', description: 'When the statement last changed.' }) readonly lastUpdate: string;
}

/** Says that Global Privacy Control is honoured, as its specification asks: https://w3c.github.io/gpc/ */
@Injectable()
export class GpcSupportRoutes extends RawRoutes {
  override register(server: FastifyInstance, edge: Edge): void {
    const open = { onRequest: edge.open(), config: { forCustomers: true } };
    server.get(PATH, open, (): GpcSupportDto => ({ gpc: true, lastUpdate: LAST_UPDATE }));
    edge.document(PATH, 'get', {
      id: 'showGpcSupport',
      summary: 'Say that Global Privacy Control is honoured',
      description:
        'Requests with `Sec-GPC: 1` are not observed beyond what an answer needs, and count as an objection to profiling of a known customer.',
      reply: GpcSupportDto,
    });
  }
}

/** When the statement last changed. */
const LAST_UPDATE = '2026-11-30';
