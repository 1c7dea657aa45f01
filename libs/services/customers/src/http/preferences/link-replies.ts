import { htmlReply } from '@hearback/http';
import {
  interfaceTexts,
  linkPageHtml,
  messagePageHtml,
  type HtmlPage,
  type LinkPageContent,
} from '@hearback/survey-ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { WorkspaceFace } from '../../domain/workspace-face.js';
import { languagesOf } from './link-visit.js';

/** Sends a page in the workspace's look. */
export function sendPage(
  reply: FastifyReply,
  face: WorkspaceFace,
  page: LinkPageContent,
  status?: number,
): FastifyReply {
  return send(reply, linkPageHtml(page, { brand: face.color ?? undefined }), status);
}

/** The page of a link that leads nowhere; it has no brand, so that it says nothing. */
export function absent(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [language] = languagesOf(request, undefined);
  return send(reply, messagePageHtml(interfaceTexts(language), 'absent', 'absentText'), 404);
}

/** The address is a secret and shows what somebody wants: nothing is kept, and no other site is told of it. */
function send(reply: FastifyReply, { html, policy }: HtmlPage, status?: number): FastifyReply {
  return htmlReply(reply.header('x-robots-tag', 'noindex'), html, {
    csp: policy,
    status,
    cacheControl: 'no-store',
    referrerPolicy: 'no-referrer',
  });
}
