/** A delay that can be ended early. */
export class Sleeper {
  #wake: (() => void) | undefined;
  #end: (() => void) | undefined;
  #ended = false;

  /** Resolves after the delay, earlier if `end` is called, or `wake` while the delay is `interruptible`. */
  sleep(milliseconds: number, interruptible: boolean): Promise<void> {
    if (this.#ended) return Promise.resolve();
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.#wake = undefined;
        this.#end = undefined;
        resolve();
      };
      const timer = setTimeout(finish, milliseconds);
      this.#end = finish;
      if (interruptible) this.#wake = finish;
    });
  }

  /** Ends the current delay if it is interruptible. */
  wake(): void {
    this.#wake?.();
  }

  /** Ends the current delay and all later ones. */
  end(): void {
    this.#ended = true;
    this.#end?.();
  }
}
