import type { Post } from '../protocol.js';

/** Solves a challenge of the server, with a solver that only browsers load that are asked for a proof. */
export async function prove({ post, origin }: { post: Post; origin: string }, surveyId: unknown): Promise<string> {
  const { body } = await post<{ challenge: unknown; solver: string }>('challenges', { survey_id: surveyId });
  const { solve } = (await import(`${origin}${body?.solver}`)) as { solve: (challenge: unknown) => Promise<string> };
  return solve(body?.challenge);
}
