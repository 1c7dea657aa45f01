/** A rest that can be cut short. */
export class Sleeper {
  #wake: (() => void) | undefined;
  #end: (() => void) | undefined;
  #ended = false;

  /** Waits so many milliseconds; less where `wake` is called meanwhile and the rest is `wakeable`, or `end` ever. */
  sleep(milliseconds: number, wakeable: boolean): Promise<void> {
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
      if (wakeable) this.#wake = finish;
    });
  }

  /** Ends a wakeable rest. */
  wake(): void {
    this.#wake?.();
  }

  /** Ends every rest, now and later. */
  end(): void {
    this.#ended = true;
    this.#end?.();
  }
}
