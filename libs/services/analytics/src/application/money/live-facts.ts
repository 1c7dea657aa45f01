import type { TenantTx } from '@hearback/database';
import type { PairSums } from '../../domain/money/live-measures.js';

/** How tasks were handled in a period. */
export interface HandlingSums {
  /** Opened in it and not cancelled. */
  readonly tasks: number;
  /** x: minutes of each task with recorded work. */
  readonly minutes: PairSums;
  /** x: cost in minor units, y: minutes, of tasks whose cost is known in the currency. */
  readonly cost: PairSums;
}

/** Reads what factors of scenarios follow. */
export abstract class LiveFacts {
  abstract handling(tx: TenantTx, currency: string, from: Date, to: Date): Promise<HandlingSums>;
}
