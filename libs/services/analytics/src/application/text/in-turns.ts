import type { Steps } from '../../domain/text/train-sentiment.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

/** Texts that are read before other work of the process gets its turn: about five milliseconds. */
const TURN = 40;

/** Maps a list, letting other work of the process have its turn in between. */
export async function mapInTurns<T, R>(list: readonly T[], map: (each: T) => R): Promise<readonly R[]> {
  const results: R[] = [];
  for (const each of list) {
    if (results.length % TURN === TURN - 1) await turn();
    results.push(map(each));
  }
  return results;
}

/** Does work step by step, letting other work of the process have its turn after each. */
export async function stepsInTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await turn();
  }
}
