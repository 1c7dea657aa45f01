import { TenantDatabase } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { harshestSentence, type HarshSentence } from '../../domain/text/reply-tone.js';
import { TextRulesCache, TextRuleStore } from './text-rules.js';

/** How a reply sounds. */
export interface ReplyTone {
  /** ISO 639-1. */
  readonly language: string;
  /** Whether a model of this language was measured, so that it can be told. */
  readonly isKnown: boolean;
  /** Null: no sentence clearly sounds unhappy, or it is not known. */
  readonly harsh: HarshSentence | null;
}

/** Tells whether a reply to a customer may sound unhappy; stores nothing of it. */
@Injectable()
export class ReadReplyTone {
  constructor(
    private readonly database: TenantDatabase,
    private readonly rules: TextRuleStore,
    private readonly cache: TextRulesCache,
  ) {}

  /** `writtenIn`: BCP 47 tag of the language it is meant to be in, for texts too short to tell. */
  async execute(tenantId: string, text: string, writtenIn: string): Promise<ReplyTone> {
    const { languageOf, modelOf } = await this.database.withTenant(tenantId, async (tx) =>
      this.cache.of(tx, tenantId, await this.rules.version(tx)),
    );
    const language = languageOf(text, writtenIn);
    const model = modelOf(language);
    const isKnown = model !== undefined && model.temperature !== null;
    return { language, isKnown, harsh: isKnown ? harshestSentence(model, text, language) : null };
  }
}
