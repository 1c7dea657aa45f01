import type { BatchTx } from '@hearback/database';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { Injectable } from '@nestjs/common';
import { RereadTexts } from '../../application/text/reread-texts.js';
import { RereadTextsJob, TrainLater, TrainSentimentJob } from '../../application/text/train-later.js';
import { TrainModels } from '../../application/text/train-models.js';

/** Trains models of sentiment, and reads texts again. */
@Injectable()
export class TextsWorker {
  constructor(
    private readonly train: TrainModels,
    private readonly rereadTexts: RereadTexts,
    private readonly later: TrainLater,
  ) {}

  @HandleJob(TrainSentimentJob)
  models({ tenantId }: JobOf<(typeof TrainSentimentJob)['schema']>) {
    return this.train.execute(tenantId);
  }

  @HandleJob(RereadTextsJob)
  async reread({ tenantId }: JobOf<(typeof RereadTextsJob)['schema']>) {
    await this.rereadTexts.execute(tenantId);
    return (tx: BatchTx) => this.later.phrases(tx, [tenantId]);
  }
}
