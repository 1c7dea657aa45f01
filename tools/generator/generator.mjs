import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const GENERATE = fileURLToPath(new URL('generate.mjs', import.meta.url));

/**
 * A process that hands in answers, one stage after the other over the same connections. `load({ rate, seconds })` sends so many a
 * second, whether or not earlier ones were replied to, each timed from the moment it was to be sent; without `rate` a closed loop of 64
 * connections, which finds the capacity. It resolves to figures of the whole stage, one entry for each second, some of the
 * accepted ids and the bytes. With `unhappy`, a share of the answers, texts are of random words and so many answers have a low score;
 * without it all are alike. `connections`: how many an open loop may use.
 */
export async function startGenerator({ url, workspace, connections, unhappy }) {
  const child = fork(GENERATE, { execArgv: [] });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the generator ended with ${code}`);
  });
  ended.catch(() => undefined);
  const ask = async (message) => {
    const reply = once(child, 'message');
    child.send(message);
    const [told] = await Promise.race([reply, ended]);
    if (told.failure !== undefined) throw new Error(told.failure);
    return told;
  };
  const stop = async () => {
    if (child.connected) child.disconnect();
    await ended.catch(() => undefined);
  };
  try {
    await ask({ url, key: workspace.key, surveyId: workspace.surveyId, connections, unhappy });
  } catch (error) {
    await stop();
    throw error;
  }
  return { load: ({ rate, seconds }) => ask({ rate, seconds }), stop };
}

/** One stage from a generator of its own. */
export async function loadOnce({ rate, seconds, ...target }) {
  const generator = await startGenerator(target);
  try {
    return await generator.load({ rate, seconds });
  } finally {
    await generator.stop();
  }
}
