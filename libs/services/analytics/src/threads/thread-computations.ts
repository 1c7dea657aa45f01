import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Piscina } from 'piscina';
import {
  Computations,
  type ComputationName,
  type InputOf,
  type OutputOf,
} from '../application/computations/computations.js';

/** Threads have no use for TypeScript, so they run what was built, also when this file runs from its source. */
const THREAD = new URL('../../dist/threads/computation-thread.js', import.meta.url).href;

/** A thread that has nothing to do ends after this time, and gives its memory back. */
const IDLE_MS = 10_000;

/** `Computations` in a thread of its own, which lives as long as there is something to compute. */
@Injectable()
export class ThreadComputations extends Computations implements OnModuleDestroy {
  #pool: Piscina | undefined;

  override async run<N extends ComputationName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
    this.#pool ??= new Piscina({ filename: THREAD, minThreads: 0, maxThreads: 1, idleTimeout: IDLE_MS });
    return (await this.#pool.run({ name, input }, { name: 'compute' })) as OutputOf<N>;
  }

  async onModuleDestroy(): Promise<void> {
    await this.#pool?.destroy();
  }
}
