import type { BatchTx, OneTenantTx, Tx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { TextKnowledge } from './text-knowledge.js';
import type { SentimentModel } from '../../domain/text/sentiment-model.js';
import { TopicMatcher } from '../../domain/text/topics/topic-matcher.js';
import type { Topic } from '../../domain/text/topics/topic.js';

/** How a model of a workspace's own came about. */
export interface ModelState {
  /** ISO 639-1. */
  readonly language: string;
  /** Texts with a score, and texts of which staff said how they sound, that it was trained on. */
  readonly texts: number;
  readonly stated: number;
  /** Measured on texts that it had not seen; null: too few to train. */
  readonly accuracy: number | null;
  /** Of the base model on the same texts; null: there is none for this language. */
  readonly baseAccuracy: number | null;
  readonly calibrationError: number | null;
  /** Whether it is used: it names more texts rightly than the base. */
  readonly isUsed: boolean;
  readonly trainedAt: Date;
}

/** Stores by what texts are read: topics and models. Their version grows with each change. */
export abstract class TextRuleStore {
  /** The versions, locked shared, so that whoever changes rules waits for texts that are read by them. */
  abstract versions(tx: BatchTx, tenantIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  abstract version(tx: OneTenantTx): Promise<number>;
  /** Returns the new version. */
  abstract raise(tx: Tx, tenantId: string): Promise<number>;
  abstract topics(tx: Tx, tenantId: string): Promise<readonly Topic[]>;
  /** The workspace's own models that are used, by language. */
  abstract models(tx: Tx, tenantId: string): Promise<ReadonlyMap<string, SentimentModel>>;
  abstract modelStates(tx: Tx, tenantId: string): Promise<readonly ModelState[]>;
  /** `model`: undefined if it is not used. */
  abstract saveModel(
    tx: BatchTx,
    tenantId: string,
    state: ModelState,
    model: SentimentModel | undefined,
  ): Promise<void>;
}

/** By what the texts of a workspace are read. */
export interface TextRules {
  readonly version: number;
  readonly topics: readonly Topic[];
  readonly matcher: TopicMatcher;
  /** The model for a language: the workspace's own, or else the base. */
  readonly modelOf: (language: string) => SentimentModel | undefined;
  readonly languageOf: TextKnowledge['languageOf'];
}

/** Workspaces whose rules stay in memory: a model of their own has 1.5 MB. */
const KEPT = 40;

/** The rules of workspaces, kept in memory until their version changes. */
@Injectable()
export class TextRulesCache {
  readonly #kept = new Map<string, TextRules>();

  constructor(
    private readonly store: TextRuleStore,
    private readonly knowledge: TextKnowledge,
  ) {}

  /** The rules of this version. */
  async of(tx: Tx, tenantId: string, version: number): Promise<TextRules> {
    const kept = this.#kept.get(tenantId);
    if (kept?.version === version) return kept;
    const [topics, own] = [await this.store.topics(tx, tenantId), await this.store.models(tx, tenantId)];
    const rules: TextRules = {
      version,
      topics,
      matcher: new TopicMatcher(topics),
      modelOf: (language) => own.get(language) ?? this.knowledge.model(language),
      languageOf: (text, answeredIn) => this.knowledge.languageOf(text, answeredIn),
    };
    this.#kept.delete(tenantId);
    this.#kept.set(tenantId, rules);
    if (this.#kept.size > KEPT) this.#kept.delete(this.#kept.keys().next().value as string);
    return rules;
  }
}
