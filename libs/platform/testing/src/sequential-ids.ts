import { Ids } from '@hearback/kernel';

/** Ids that a test can know in advance: UUIDs of version 7 that count up from 1. */
export class SequentialIds extends Ids {
  #last = 0;

  override next(): string {
    this.#last += 1;
    return SequentialIds.nth(this.#last);
  }

  /** The id that the `n`th call returns; `n` from 1. */
  static nth(n: number): string {
    return `01890000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  }
}
