import type { Edge } from '@hearback/http';

/** Adds the routes of the survey page to the API document. */
export function documentSurveyPage(edge: Edge, scriptPath: string): void {
  for (const { path, name, parameters } of DOORS) {
    edge.document(path, 'get', {
      id: `show${name}Page`,
      summary: `Show ${parameters.whose} as a page`,
      description:
        'Query parameters prefill answers and hidden fields by their keys; texts of hidden fields are cut to 200 characters. `lang` chooses the language. In the link of an invitation `score` is the answer to the first question: it is chosen, not stored. `kiosk` is for a tablet that many people use: it starts over after each answer. A survey or link that takes no answers now has a page that says so: 403 before it opens, 410 afterwards.',
      reply: 'html',
      pages: parameters.pages,
      parameters: parameters.path,
    });
    edge.document(path, 'post', {
      id: `send${name}Page`,
      summary: `Submit the form of ${parameters.form}`,
      description:
        'Replies with the next screen and, after the last one, with the thank-you page or a redirect to it; 422 with the form and a summary if an answer is missing or invalid.',
      status: 303,
      otherStatuses: [200],
      reply: 'html',
      pages: [403, 404, 410, 422, 503],
      accepts: ['form'],
      parameters: parameters.path,
    });
    edge.document(`${path}/thanks`, 'get', {
      id: `show${name}Thanks`,
      summary: `Show the thank-you page of ${parameters.form}`,
      reply: 'html',
      pages: [404],
      parameters: parameters.path,
    });
  }
  edge.document('/r/:token/more', 'get', {
    id: 'showInvitedSurveyPage',
    summary: 'Show the survey of an invitation without a score',
    description:
      'A link in mails that people do not see. Programs that open it are not taken for people; it shows the page all the same.',
    reply: 'html',
    pages: [403, 404, 410, 503],
    parameters: { token: 'Token of the link in the mail.' },
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

const DOORS = [
  {
    path: '/s/:code',
    name: 'Survey',
    parameters: {
      whose: 'a survey',
      form: 'the survey page',
      pages: [403, 404, 410],
      path: { code: 'Code of the public link.' },
    },
  },
  {
    path: '/r/:token',
    name: 'PersonalSurvey',
    parameters: {
      whose: 'the survey of a personal link or of an invitation',
      form: 'the page of a personal link',
      // An invitation may not have arrived yet.
      pages: [403, 404, 410, 503],
      path: { token: 'Token of the personal link, or of the link in a mail.' },
    },
  },
] as const satisfies readonly { readonly path: string; readonly name: string; readonly parameters: object }[];
