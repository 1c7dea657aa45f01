import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { CopyStore, type NamedCopy } from './copy-store.js';

/** Remembers published surveys and their touchpoints. */
@Injectable()
export class KeepCopies {
  constructor(private readonly copies: CopyStore) {}

  async execute(tx: BatchTx, surveys: readonly NamedCopy[], touchpoints: readonly NamedCopy[]): Promise<void> {
    await this.copies.keepSurveys(tx, surveys);
    await this.copies.keepTouchpoints(tx, touchpoints);
  }
}
