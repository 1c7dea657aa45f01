import { ApiProblem, type Problem } from './problem.js';

/** What a call of the client resolves to. */
interface Outcome<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** The body of a reply: `await dataOf(client.GET('/v1/workspace'))`. Throws ApiProblem if the reply is a problem, TypeError if there was none. */
export async function dataOf<T>(call: Promise<Outcome<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  throw new ApiProblem(problemOf(error, response), Number.isNaN(retryAfter) ? undefined : retryAfter);
}

/** A proxy in between may answer with something else than a problem document. */
function problemOf(error: unknown, { status, statusText }: Response): Problem {
  if (typeof error === 'object' && error !== null && 'code' in error) return { ...(error as Problem), status };
  return { code: `http.${status}`, title: statusText === '' ? `Status ${status}` : statusText, status };
}
