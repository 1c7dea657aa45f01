import type { Edge } from '@hearback/http';

/** Documents the pages of privacy requests. */
export function documentPrivacyPages(edge: Edge): void {
  const page = { parameters: { token: 'Token of the link in a mail to a customer.' }, reply: 'html' as const };
  const shown = { ...page, description: 'Changes nothing. `lang` chooses the language.' };
  const sent = {
    ...page,
    description:
      'Sends a mail with a link to the address on file, at most one in some minutes. Nothing else happens until the link is confirmed.',
    status: 200,
    pages: [404],
    problems: [429],
    accepts: ['form' as const],
  };
  edge.document('/p/:token/data', 'get', {
    ...shown,
    id: 'showDataPage',
    summary: 'Show how much is kept of a customer as a page',
    pages: [404],
  });
  edge.document('/p/:token/data', 'post', { ...sent, id: 'requestCopy', summary: 'Ask for a copy of the data' });
  edge.document('/p/:token/erase', 'get', {
    ...shown,
    id: 'showErasePage',
    summary: 'Show what erasure means as a page',
    pages: [404],
  });
  edge.document('/p/:token/erase', 'post', { ...sent, id: 'requestErasure', summary: 'Ask for erasure' });
  const mailed = { ...page, parameters: { token: 'Token of the link in the mail about a privacy request.' } };
  edge.document('/p/:token/confirm', 'get', {
    ...mailed,
    id: 'showPrivacyRequest',
    summary: 'Show what a customer is about to confirm as a page',
    description: 'Changes nothing. `lang` chooses the language.',
    pages: [404, 410],
  });
  edge.document('/p/:token/confirm', 'post', {
    ...mailed,
    id: 'confirmPrivacyRequest',
    summary: 'Confirm a privacy request',
    description: 'Opens a task for staff. Confirming it again changes nothing.',
    status: 200,
    pages: [404, 410],
    problems: [429],
    accepts: ['form'],
  });
}
