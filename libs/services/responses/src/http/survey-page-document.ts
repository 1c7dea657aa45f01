import type { Edge } from '@hearback/http';

/** Adds the routes of the survey page to the API document. */
export function documentSurveyPage(edge: Edge, scriptPath: string): void {
  const parameters = { code: 'Code of the public link.' };
  edge.document('/s/:code', 'get', {
    id: 'showSurveyPage',
    summary: 'Show a survey as a page',
    description:
      'Query parameters prefill answers and hidden fields by their keys; texts of hidden fields are cut to 200 characters. `lang` chooses the language.',
    reply: 'html',
    pages: [404],
    parameters,
  });
  edge.document('/s/:code', 'post', {
    id: 'sendSurveyPage',
    summary: 'Submit the form of the survey page',
    description:
      'Replies with the next screen, or redirects to the thank-you page after the last one; 422 with the form and a summary if an answer is missing or invalid.',
    status: 303,
    otherStatuses: [200],
    reply: 'html',
    pages: [404, 422, 503],
    accepts: ['form'],
    parameters,
  });
  edge.document('/s/:code/thanks', 'get', {
    id: 'showSurveyThanks',
    summary: 'Show the thank-you page',
    reply: 'html',
    pages: [404],
    parameters,
  });
  edge.document(`${scriptPath}:file`, 'get', {
    id: 'loadSurveyScript',
    summary: 'Load the script of the survey page',
    description: 'The file name contains a hash of the content, so the file never changes.',
    reply: 'javascript',
    parameters: { file: 'Name of the file, as the page names it.' },
    problems: [404],
  });
}
