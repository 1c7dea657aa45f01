import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { CopyStore, type StagedCopy, type SurveyCopy } from './copy-store.js';

/** Saves copies of published surveys and their touchpoints. */
@Injectable()
export class SaveCopies {
  constructor(private readonly copies: CopyStore) {}

  async execute(tx: BatchTx, surveys: readonly SurveyCopy[], touchpoints: readonly StagedCopy[]): Promise<void> {
    await this.copies.saveSurveys(tx, surveys);
    await this.copies.saveTouchpoints(tx, touchpoints);
  }
}
