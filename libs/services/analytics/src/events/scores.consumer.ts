import { Injectable } from '@nestjs/common';
import { ResponseRevised, ResponseSubmitted } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { deadLetter, done, skip, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { CountScores } from '../application/count-scores.js';
import { InvitationStore } from '../application/invitation-store.js';
import type { ResponseScores } from '../application/score-store.js';
import { RecordHandling } from '../application/effect/record-handling.js';
import { respondentsOf } from './effect/respondents.js';
import { UnderstandTexts } from '../application/text/understand-texts.js';
import { exposureAnswersOf } from './exposure-answers.js';
import { scoresOf, type ResponseEvent } from './score-facts.js';
import { textsOf } from './text/text-facts.js';

/**
 * Counts the scores of submitted and revised responses, and what customers answered on web pages, and reads what they wrote. One method for both, so that a batch writes its counts with one statement,
 * in the order of their keys.
 */
@Injectable()
export class ScoresConsumer {
  constructor(
    private readonly countScores: CountScores,
    private readonly invitations: InvitationStore,
    private readonly handling: RecordHandling,
    private readonly texts: UnderstandTexts,
  ) {}

  @Subscribe(ResponseSubmitted)
  @Subscribe(ResponseRevised)
  async count(events: readonly ResponseEvent[], tx: BatchTx): Promise<readonly Outcome[]> {
    const responses: ResponseScores[] = [];
    const outcomes = events.map((event) => {
      const read = scoresOf(event);
      if ('defect' in read) return deadLetter(read.defect);
      if (read.answers.chosen.length === 0 && read.revision === 0) return skip('nothing was chosen or counted');
      responses.push(read);
      return done();
    });
    await this.countScores.execute(tx, responses);
    await this.invitations.saveExposureAnswers(tx, exposureAnswersOf(events));
    await this.handling.respondents(tx, respondentsOf(events), events);
    await this.texts.execute(tx, textsOf(events));
    return outcomes;
  }
}
