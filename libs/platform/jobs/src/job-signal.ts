/** Tells the worker of this process that a job may be due. A lost signal costs one poll's delay. */
export class JobSignal {
  readonly #listeners = new Set<() => void>();

  /** Tells all who listen. */
  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Listens until the returned function is called. */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
