import type { Call } from '../product/product.mjs';

export declare function createSamples(
  call: Call,
  staffId: string,
  session?: Call,
): Promise<Readonly<Record<string, readonly string[]>>>;
