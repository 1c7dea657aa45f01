import type { Edge } from '@hearback/http';

/** Describes the status page in the OpenAPI document. */
export function documentStatusPage(edge: Edge): void {
  const parameters = { token: 'Token of the link to a status page.' };
  edge.document('/t/:token', 'get', {
    id: 'showStatusPage',
    summary: 'Show a customer how a matter stands as a page',
    description:
      'What happened, who takes care of it, promises with all their times, and messages; nothing internal. Changes nothing. `lang` chooses the language.',
    reply: 'html',
    pages: [404],
    parameters,
  });
  edge.document('/t/:token', 'post', {
    id: 'answerOnStatusPage',
    summary: 'Answer on a status page',
    description:
      '`go` is `reply` with `text`, `not_kept` with `promise` and, if wanted, `text`, `settled`, or `review`, which asks a person to review what was done automatically. `form` identifies a reply: submitting it again changes nothing more. 409 with the page if the promise has changed since it was shown.',
    status: 200,
    reply: 'html',
    pages: [404, 409, 422],
    problems: [400, 429],
    accepts: ['form'],
    parameters,
  });
}
