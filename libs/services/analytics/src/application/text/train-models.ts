import { BatchDatabase, type BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { TextKnowledge } from './text-knowledge.js';
import { featuresOf } from '../../domain/text/features.js';
import {
  isOutgrown,
  MAX_OWN_TEXTS,
  MIN_OWN_TEXTS,
  STATED_WEIGHT,
  trainingOwn,
  type OwnModel,
} from '../../domain/text/own-model.js';
import type { SentimentExample } from '../../domain/text/train-sentiment.js';
import { AnswerTextStore } from './answer-text-store.js';
import { mapInTurns, stepsInTurns } from './in-turns.js';
import { TextRuleStore, type ModelState } from './text-rules.js';
import { TrainLater } from './train-later.js';

/** Texts that are looked at to find the languages of a workspace. */
const LOOKED_AT = 2 * MAX_OWN_TEXTS;

interface Trained {
  readonly state: ModelState;
  readonly own: OwnModel | undefined;
}

/** Trains the models of a workspace on its scored comments, outside of any transaction, and has its texts read again by them. */
@Injectable()
export class TrainModels {
  constructor(
    private readonly database: BatchDatabase,
    private readonly texts: AnswerTextStore,
    private readonly rules: TextRuleStore,
    private readonly later: TrainLater,
    private readonly clock: Clock,
    private readonly knowledge: TextKnowledge,
  ) {}

  /** Returns what to store in the transaction that ends the job. */
  async execute(tenantId: string): Promise<(tx: BatchTx) => Promise<void>> {
    const trained: Trained[] = [];
    for (const language of await this.#outgrown(tenantId)) trained.push(await this.#train(tenantId, language));
    return async (tx) => {
      if (trained.length === 0) return;
      for (const { state, own } of trained)
        await this.rules.saveModel(tx, tenantId, state, state.isUsed ? own?.model : undefined);
      // Readings change only where a model of the workspace's own is, or was, used.
      await this.later.reread(tx, tenantId, await this.rules.raise(tx, tenantId));
    };
  }

  #outgrown(tenantId: string) {
    return this.database.withTenants([tenantId], async (tx) => {
      const states = await this.rules.modelStates(tx, tenantId);
      const languages = await this.texts.labelledLanguages(tx, tenantId, LOOKED_AT);
      return languages
        .map((each) => ({ ...each, texts: Math.min(each.texts, MAX_OWN_TEXTS) }))
        .filter((each) => each.texts >= MIN_OWN_TEXTS || each.stated > 0)
        .filter((each) =>
          isOutgrown(
            states.find(({ language }) => language === each.language),
            each,
          ),
        );
    });
  }

  async #train(tenantId: string, { language, texts, stated }: { language: string; texts: number; stated: number }) {
    const labelled = await this.database.withTenants([tenantId], (tx) =>
      this.texts.labelled(tx, tenantId, language, MAX_OWN_TEXTS),
    );
    const examples = await mapInTurns(labelled, ({ text, label, isStated }): SentimentExample => {
      return { features: featuresOf(text, language), label, weight: isStated ? STATED_WEIGHT : 1 };
    });
    const isEnough = examples.length >= MIN_OWN_TEXTS;
    const own = isEnough ? await stepsInTurns(trainingOwn(examples, this.knowledge.model(language))) : undefined;
    const state: ModelState = {
      language,
      texts,
      stated,
      accuracy: own?.calibration.accuracy ?? null,
      baseAccuracy: own?.baseAccuracy ?? null,
      calibrationError: own?.calibration.error ?? null,
      isUsed: own?.isBetter ?? false,
      trainedAt: this.clock.now(),
    };
    return { state, own };
  }
}
