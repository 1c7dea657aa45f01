// Globals are slow in Jest, and simulations call this a million times.
const { imul } = Math;

/** A generator of numbers in [0, 1) that repeats with its seed (mulberry32), for resampling and simulation; never for secrets. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = imul(state ^ (state >>> 15), state | 1);
    t ^= t + imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
