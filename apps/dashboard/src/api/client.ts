import { createHearbackClient } from '@hearback/sdk';

/** The API of this installation, with the browser's session. Queries of the pages repeat themselves. */
export const api = createHearbackClient({ url: location.origin, retries: 0 });

export { ApiProblem, dataOf, type Body, type Query, type Reply } from '@hearback/sdk';
