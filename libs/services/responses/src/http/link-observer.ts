import { asksForPrivacy, KeyedHash, networkOf } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isAnonymous } from '../application/anonymous/anonymous-guard.js';
import { ObserveLink } from '../application/observe-link.js';
import type { LinkObservation } from '../domain/invitation-evidence.js';
import type { SurveyVisit } from './survey-visit.js';

/** Observes the links of invitations after they were answered. */
@Injectable()
export class LinkObserver {
  readonly #logger = new Logger('responses');

  constructor(
    private readonly observe: ObserveLink,
    private readonly hash: KeyedHash,
    private readonly clock: Clock,
  ) {}

  /** The keyed hash of the network from which a request comes. */
  networkOf(request: FastifyRequest): string {
    return this.hash.of(`network of a link: ${networkOf(request.ip)}`);
  }

  /** Records an opening once the reply is sent; not of HEAD, nor of a browser that only prefetches or asks for privacy. */
  opened(
    { invitation, survey }: SurveyVisit,
    what: { readonly kind: 'visit'; readonly score: string | null } | { readonly kind: 'trap' },
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    if (invitation === undefined || request.method === 'HEAD') return;
    if (isPrefetch(request) || asksForPrivacy(request)) return;
    // An opening has a time and the score that was clicked.
    if (isAnonymous(survey)) return;
    const observation: LinkObservation = { ...what, at: this.clock.now() };
    const network = this.networkOf(request);
    reply.raw.once('finish', () => {
      void this.observe.execute(invitation, observation, network).catch((error: unknown) => {
        this.#logger.warn(`an opening of invitation ${invitation.id} was not observed: ${String(error)}`);
      });
    });
  }
}

function isPrefetch({ headers }: FastifyRequest): boolean {
  return ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].some((name) =>
    /prefetch|preview/.test(String(headers[name] ?? '')),
  );
}
