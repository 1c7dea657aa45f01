import { Injectable } from '@nestjs/common';
import { ResponseSubmitted, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { deadLetter, done, skip, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { CountScores } from '../application/count-scores.js';
import type { ScoreFact } from '../application/score-store.js';
import { scoreFactsOf } from './score-facts.js';

/** Counts the scores of submitted responses. */
@Injectable()
export class ScoresConsumer {
  constructor(private readonly countScores: CountScores) {}

  @Subscribe(ResponseSubmitted)
  async submitted(events: readonly EventOf<typeof ResponseSubmitted>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const all: ScoreFact[] = [];
    const outcomes = events.map((event) => {
      const read = scoreFactsOf(event);
      if ('defect' in read) return deadLetter(read.defect);
      if (read.facts.length === 0) return skip('no metric question was answered');
      all.push(...read.facts);
      return done();
    });
    await this.countScores.execute(tx, all);
    return outcomes;
  }
}
