import type { Edge } from '@hearback/http';

/** Documents the page of a copy. */
export function documentDataCopyPage(edge: Edge): void {
  const page = {
    parameters: { token: "Token of the link in the mail about a copy of the customer's data." },
    pages: [404, 410],
  };
  edge.document('/p/:token/copy', 'get', {
    ...page,
    id: 'showDataCopyPage',
    summary: 'Show where a customer can fetch the copy of their data',
    description: 'Changes nothing, and has nothing of the copy. `lang` chooses the language.',
    reply: 'html',
  });
  edge.document('/p/:token/copy', 'post', {
    ...page,
    id: 'fetchDataCopy',
    summary: 'Fetch the copy of the data',
    description:
      'As a page, or with `go` of `file` as JSON. The first time begins 30 minutes in which it can be fetched again; then it is deleted.',
    status: 200,
    reply: ['html', 'json'],
    problems: [429],
    accepts: ['form'],
  });
}
