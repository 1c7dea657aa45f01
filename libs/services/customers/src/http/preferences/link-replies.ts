import { secretPageReply } from '@hearback/http';
import {
  interfaceTexts,
  linkPageHtml,
  messagePageHtml,
  type LinkPageContent,
  type WorkspaceFace,
} from '@hearback/survey-ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languagesOf } from './link-visit.js';

/** Sends a page in the workspace's look. */
export function sendPage(
  reply: FastifyReply,
  face: WorkspaceFace,
  page: LinkPageContent,
  status?: number,
): FastifyReply {
  return secretPageReply(reply, linkPageHtml(page, { brand: face.color ?? undefined }), status);
}

/** The page of a link that leads nowhere; it has no brand, so that it says nothing. */
export function absent(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [language] = languagesOf(request, undefined);
  return secretPageReply(reply, messagePageHtml(interfaceTexts(language), 'absent', 'absentText'), 404);
}
