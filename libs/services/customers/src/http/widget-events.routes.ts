import { asksForPrivacy, CustomerSignatures, DtoPipe, RawRoutes, type Edge } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RecordPageEvents } from '../application/record-page-events.js';
import { fromTrackEventsDto, TrackedEventsDto, TrackEventsDto } from './widget-events.dto.js';

const PATH = '/v1/widget/events';

/** Enough for 20 events with 20 properties each. */
const BODY_BYTES = 131_072;

/**
 * Records what happens on web pages of others. The publishable key is in a body of JSON that is sent as text, which browsers send
 * without a preflight and without cookies.
 */
@Injectable()
export class WidgetEventsRoutes extends RawRoutes {
  readonly #bodies = new DtoPipe();

  constructor(
    private readonly recordPageEvents: RecordPageEvents,
    private readonly signatures: CustomerSignatures,
    private readonly clock: Clock,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const config = { query: [], cors: true, accepts: ['json-text'] as const, bodyLimit: BODY_BYTES };
    server.post(PATH, { onRequest: edge.open(), config }, (request, reply) => this.#track(edge, request, reply));
    edge.document(PATH, 'post', {
      id: 'trackEvents',
      summary: 'Record visits, leads and other events of a web page',
      description:
        'JSON sent as `text/plain` with a publishable key in the body, so that browsers send no preflight; cookies play no part. ' +
        'Any defect rejects the whole call. Of a browser that sends `Sec-GPC: 1` nothing is recorded but that a signed customer objects to profiling.',
      cors: true,
      accepts: ['json-text'],
      body: TrackEventsDto,
      reply: TrackedEventsDto,
      problems: [401, 403, 422],
    });
  }

  async #track(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<TrackedEventsDto> {
    const caller = await edge.callerOfBody('responses:create', request, reply);
    const body = (await this.#bodies.transform(request.body, {
      type: 'body',
      metatype: TrackEventsDto,
    })) as TrackEventsDto;
    const isVerified = this.signatures.isVerified(caller, body.customer, this.clock.now());
    const customer = isVerified ? body.customer?.external_id : undefined;
    if (asksForPrivacy(request)) {
      await this.recordPageEvents.withhold(caller.tenantId, customer);
      return { recorded: 0, duplicates: 0, withheld: body.events.length };
    }
    const recorded = await this.recordPageEvents.execute(caller.tenantId, customer, fromTrackEventsDto(body));
    return { recorded, duplicates: body.events.length - recorded, withheld: 0 };
  }
}
