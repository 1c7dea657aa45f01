import type { UnitOfWork } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { SENTIMENTS, type Sentiment } from '../../domain/text/sentiment-model.js';
import { analyticsErrors } from '../analytics.errors.js';
import type { Actor } from '../change-annotations.js';
import { AnswerTextStore, type Understanding } from './answer-text-store.js';
import { AuditText } from './audit-text.js';
import { PublishUnderstandings } from './publish-understandings.js';
import { TrainLater } from './train-later.js';

/** What is known of a response's texts, and whether a person said so. */
export interface StatedUnderstanding extends Understanding {
  readonly stated: number | null;
}

/** Lets staff say how a response sounds: it holds at once, and models are trained by it. */
@Injectable()
export class StateSentiment {
  constructor(
    private readonly texts: AnswerTextStore,
    private readonly publish: PublishUnderstandings,
    private readonly later: TrainLater,
    private readonly audit: AuditText,
  ) {}

  /** `sentiment`: null takes back what was said, so that the model's estimate holds again. Throws `no-text`. */
  execute(unit: UnitOfWork, responseId: string, sentiment: Sentiment | null, by: Actor): Promise<StatedUnderstanding> {
    return unit.run(async (tx) => {
      const index = sentiment === null ? null : SENTIMENTS.indexOf(sentiment);
      const before = await this.texts.stated(tx, responseId);
      if (before === undefined) throw analyticsErrors.error('no-text');
      const key = { tenantId: unit.tenantId, responseId };
      if (before.stated !== index) {
        await this.texts.state(tx, responseId, index);
        await this.publish.execute(tx, [key]);
        await this.later.execute(tx, [unit.tenantId]);
        await this.audit.append(
          tx,
          unit.tenantId,
          'response.sentiment-stated',
          { kind: 'response', id: responseId },
          by,
          {
            sentiment,
          },
        );
      }
      const [understanding] = await this.texts.understandings(tx, [key]);
      return { ...understanding!, stated: index };
    });
  }

  /** Throws `no-text`. */
  read(unit: UnitOfWork, responseId: string): Promise<StatedUnderstanding> {
    return unit.run(async (tx) => {
      const stated = await this.texts.stated(tx, responseId);
      const [understanding] = await this.texts.understandings(tx, [{ tenantId: unit.tenantId, responseId }]);
      if (stated === undefined || understanding === undefined) throw analyticsErrors.error('no-text');
      return { ...understanding, ...stated };
    });
  }
}
