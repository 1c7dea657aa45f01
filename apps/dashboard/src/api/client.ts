import { createHearbackClient } from '@hearback/sdk';

/** The API of this installation, with the browser's session. */
export const api = createHearbackClient({ url: location.origin });

export { ApiProblem, dataOf, type Body, type Query, type Reply } from '@hearback/sdk';
