import type { BatchTx } from '@hearback/database';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { Injectable } from '@nestjs/common';
import { JudgeAgain, JudgeAgainJob } from '../application/judge-again.js';

/** Judges invitations again after the rules have changed, a chunk per job. */
@Injectable()
export class JudgeAgainWorker {
  constructor(private readonly judgeAgain: JudgeAgain) {}

  @HandleJob(JudgeAgainJob)
  run({ tenantId, payload }: JobOf): Promise<(tx: BatchTx) => Promise<void>> {
    const { after } = payload as { readonly after?: string };
    return Promise.resolve((tx) => this.judgeAgain.execute(tx, tenantId, after));
  }
}
