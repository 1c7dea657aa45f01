import type { Call } from '../product/product.mjs';

/** Creates the scenario of the demo, with what really was paid in its first three months. */
export function calculateScenario(call: Call): Promise<void>;
