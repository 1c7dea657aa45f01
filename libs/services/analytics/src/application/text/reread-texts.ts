import { BatchDatabase, ofTenant } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { AnswerTextStore } from './answer-text-store.js';
import { mapInTurns } from './in-turns.js';
import { readText } from './read-text.js';
import { TextRulesCache, TextRuleStore } from './text-rules.js';
import { PublishUnderstandings } from './publish-understandings.js';

/** Texts of one transaction: consumers of the same responses wait for it. */
const BATCH = 400;

/** Reads the texts of a workspace again after its topics or models changed, newest first, and publishes what changed. */
@Injectable()
export class RereadTexts {
  constructor(
    private readonly database: BatchDatabase,
    private readonly texts: AnswerTextStore,
    private readonly rules: TextRuleStore,
    private readonly cache: TextRulesCache,
    private readonly publish: PublishUnderstandings,
  ) {}

  /** Goes on where an interrupted job stopped. */
  async execute(tenantId: string): Promise<void> {
    while (await this.#batch(tenantId)) {
      // One transaction for each batch, so that an interrupted job goes on where it was.
    }
  }

  #batch(tenantId: string): Promise<boolean> {
    return this.database.withTenants([tenantId], async (tx) => {
      const version = await this.rules.version(ofTenant(tx, tenantId));
      const rules = await this.cache.of(tx, tenantId, version);
      const outdated = await this.texts.outdated(tx, tenantId, version, BATCH);
      const readings = await mapInTurns(outdated, ({ responseId, question, text, answeredIn }) => {
        return { responseId, question, ...readText(rules, text, answeredIn) };
      });
      const changed = await this.texts.reread(tx, tenantId, readings);
      await this.publish.execute(tx, changed);
      return outdated.length === BATCH;
    });
  }
}
