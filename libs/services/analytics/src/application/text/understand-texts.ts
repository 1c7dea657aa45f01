import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { AnswerTextStore, type AnswerText, type ResponseKey } from './answer-text-store.js';
import { mapInTurns } from './in-turns.js';
import { PublishUnderstandings } from './publish-understandings.js';
import { readText } from './read-text.js';
import { TextRulesCache, TextRuleStore } from './text-rules.js';
import { TrainLater } from './train-later.js';

/** A response with its texts; a revision has all of them, too. */
export interface TextResponse extends ResponseKey {
  readonly revision: number;
  /** Whether rules may act on it. */
  readonly mayAct: boolean;
  readonly texts: readonly AnswerText[];
}

/** Reads what customers wrote and publishes what it says, in the transaction that stores it. */
@Injectable()
export class UnderstandTexts {
  constructor(
    private readonly texts: AnswerTextStore,
    private readonly rules: TextRuleStore,
    private readonly cache: TextRulesCache,
    private readonly publish: PublishUnderstandings,
    private readonly later: TrainLater,
  ) {}

  async execute(tx: BatchTx, given: readonly TextResponse[]): Promise<void> {
    const responses = newest(given).filter(({ texts, revision }) => texts.length > 0 || revision > 0);
    if (responses.length === 0) return;
    const texts = responses.flatMap((response) => response.texts);
    const versions = await this.rules.versions(
      tx,
      texts.map(({ tenantId }) => tenantId),
    );
    const rules = new Map<string, Awaited<ReturnType<TextRulesCache['of']>>>();
    for (const [tenantId, version] of versions) rules.set(tenantId, await this.cache.of(tx, tenantId, version));
    const read = await mapInTurns(texts, (text) => {
      return { ...text, ...readText(rules.get(text.tenantId)!, text.text, text.answeredIn) };
    });
    const changed = await this.texts.save(
      tx,
      read,
      responses.filter(({ revision }) => revision > 0),
    );
    const acting = new Set(responses.filter(({ mayAct }) => mayAct).map(({ responseId }) => responseId));
    const mayAct = changed.filter(({ isNew, responseId }) => isNew && acting.has(responseId));
    await this.publish.execute(tx, changed, new Set(mayAct.map(({ responseId }) => responseId)));
    await this.later.phrases(
      tx,
      texts.map(({ tenantId }) => tenantId),
    );
    await this.later.execute(
      tx,
      texts.filter(({ label }) => label !== null).map(({ tenantId }) => tenantId),
    );
  }

  /** Deletes the texts of withdrawn responses. */
  forget(tx: BatchTx, responses: readonly ResponseKey[]): Promise<void> {
    return this.texts.forget(tx, responses);
  }
}

/** Of several contents of a response in a batch, the newest; it may act if any of them may. */
function newest(given: readonly TextResponse[]): readonly TextResponse[] {
  const byId = new Map<string, TextResponse>();
  for (const each of given) {
    const known = byId.get(each.responseId);
    const mayAct = each.mayAct || known?.mayAct === true;
    byId.set(each.responseId, { ...(known !== undefined && known.revision > each.revision ? known : each), mayAct });
  }
  return [...byId.values()];
}
