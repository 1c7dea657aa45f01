import type { Edge } from '@hearback/http';

/** Describes the page for call-backs in the OpenAPI document. */
export function documentCallBackPage(edge: Edge): void {
  const parameters = { token: 'Token of the link of a workspace.' };
  edge.document('/call/:token', 'get', {
    id: 'showCallBackPage',
    summary: 'Show the page on which a customer asks to be called back',
    description: 'With free times in the opening hours. Changes nothing. `lang` chooses the language.',
    reply: 'html',
    pages: [404],
    parameters,
  });
  edge.document('/call/:token', 'post', {
    id: 'requestCallBack',
    summary: 'Ask to be called back',
    description:
      '`when` is a time that the page offers; `phone` or `email` is needed. `form` identifies the request: submitting it again opens no other task. 409 with the page if the time has passed.',
    status: 200,
    reply: 'html',
    pages: [404, 409, 422],
    problems: [400, 429],
    accepts: ['form'],
    parameters,
  });
}
