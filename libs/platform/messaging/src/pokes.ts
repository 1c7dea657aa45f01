/** Tells the readers of this process that a topic has grown. One per process; a lost poke costs one poll's delay. */
export class Pokes {
  readonly #listeners = new Set<(topic: string) => void>();

  /** Tells all who listen. */
  tell(topic: string): void {
    for (const listener of this.#listeners) listener(topic);
  }

  /** Listens until the returned function is called. */
  listen(listener: (topic: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
