import type { Edge } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SuspicionGate } from '../application/suspicion-gate.js';
import type { PublishedSurvey } from '../domain/published-survey.js';

/** What an unknown sender shows in a body of JSON. */
export interface ShownByJson {
  readonly submissionId: string | undefined;
  readonly fill_token?: string;
  readonly proof?: string;
}

/** The check of senders whom nobody knows: by the limit of their network, then for programs. */
@Injectable()
export class UnknownSender {
  constructor(private readonly gate: SuspicionGate) {}

  /** Throws rate-limited, proof-required and proof-used. */
  async check(
    { edge, request, reply }: { edge: Edge; request: FastifyRequest; reply: FastifyReply },
    survey: PublishedSurvey,
    { submissionId, fill_token: fillToken, proof }: ShownByJson,
  ): Promise<void> {
    const limitUsed = await edge.limit(survey.surveyId, request, reply);
    await this.gate.pass(survey, { submissionId: submissionId?.toLowerCase(), fillToken, proof, limitUsed });
  }
}
