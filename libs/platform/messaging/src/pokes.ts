import { Turns } from './turns.js';

/** Tells the readers of this process that a topic has grown. One per process; a lost poke costs one poll's delay. */
export class Pokes {
  /** How the readers of this process share it with its writers. */
  readonly turns = new Turns();
  readonly #listeners = new Set<(topic: string) => void>();

  /** Tells all who listen. */
  tell(topic: string, by: 'reader' | 'writer' = 'writer'): void {
    if (by === 'writer') this.turns.written();
    for (const listener of this.#listeners) listener(topic);
  }

  /** Listens until the returned function is called. */
  listen(listener: (topic: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
