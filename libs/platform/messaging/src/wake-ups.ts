/** Wakes the readers of this process when events were appended to a topic. One per process; a lost wake-up costs one polling interval. */
export class WakeUps {
  readonly #listeners = new Set<(topic: string) => void>();

  notify(topic: string): void {
    for (const listener of this.#listeners) listener(topic);
  }

  /** Calls the listener for each notified topic, until the returned function is called. */
  listen(listener: (topic: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
