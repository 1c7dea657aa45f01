import type { SentHint } from './live-hints.js';

/** Hints that are kept for readers who come back. */
const KEPT_HINTS = 5_000;

/** The newest hints of this process, in the order of their commits, which is the same in every process. */
export class HintTail {
  #hints: SentHint[] = [];

  constructor(private readonly kept = KEPT_HINTS) {}

  add(hint: SentHint): void {
    this.#hints.push(hint);
    // Rarely, and half of them at once: to shift an array for each hint would copy it each time.
    if (this.#hints.length >= this.kept * 2) this.#hints = this.#hints.slice(-this.kept);
  }

  /** Forgets everything, after some hints may have been missed. */
  clear(): void {
    this.#hints = [];
  }

  /** The hints of the workspace after the one with this id; undefined if that one is not known here (any more). */
  after(tenantId: string, eventId: string): readonly SentHint[] | undefined {
    const own = this.#hints.filter((hint) => hint.tenantId === tenantId);
    const at = own.findIndex((hint) => hint.eventId === eventId);
    return at === -1 ? undefined : own.slice(at + 1);
  }
}
