import type { BatchTx, OneTenantTx, TenantTx, Tx } from '@hearback/database';

/** What a customer wrote as the answer to one question. */
export interface AnswerText {
  readonly tenantId: string;
  readonly responseId: string;
  readonly question: string;
  readonly surveyId: string;
  readonly touchpointId: string | null;
  readonly channel: string;
  /** BCP 47 tag of the language that the survey was answered in. */
  readonly answeredIn: string;
  readonly customer: string | null;
  /** RFC 3339 in UTC. */
  readonly answeredAt: string;
  /** 0 as submitted; grows with each revision. */
  readonly revision: number;
  readonly text: string;
  /** The sentiment that the score of the same response suggests, as index in `SENTIMENTS`; null without a score. */
  readonly label: number | null;
}

/** What was read in a text. */
export interface Reading {
  /** ISO 639-1. */
  readonly language: string;
  /** Index in `SENTIMENTS`; null where no model knows the language. */
  readonly sentiment: number | null;
  readonly confidence: number | null;
  readonly topics: readonly string[];
  /** The version of the workspace's rules by which it was read. */
  readonly version: number;
}

export type ReadText = AnswerText & Reading;

/** A response whose texts changed. */
export interface ResponseKey {
  readonly tenantId: string;
  readonly responseId: string;
}

/** What all texts of a response say together. */
export interface Understanding extends ResponseKey {
  /** Grows with each reading. */
  readonly revision: number;
  readonly language: string | null;
  readonly sentiment: number | null;
  readonly confidence: number | null;
  readonly topics: readonly string[];
}

/** A text to be read again. */
export interface TextToRead {
  readonly responseId: string;
  readonly question: string;
  readonly answeredIn: string;
  readonly text: string;
}

/** A text of a known language with the sentiment that its score or a person gave it. */
export interface LabelledText {
  readonly text: string;
  readonly label: number;
  readonly isStated: boolean;
}

/** Stores what customers wrote. */
export abstract class AnswerTextStore {
  /**
   * Saves texts, and empties those that a revision left out; a revision that is not higher than the stored one changes nothing, and nothing is stored of
   * withdrawn responses. `responses` are all of the batch, `isNew` where nothing was known of. Returns the changed ones.
   */
  abstract save(
    tx: BatchTx,
    texts: readonly ReadText[],
    revised: readonly (ResponseKey & { readonly revision: number })[],
  ): Promise<readonly (ResponseKey & { readonly isNew: boolean })[]>;
  /** Deletes the texts of withdrawn responses. */
  abstract forget(tx: BatchTx, responses: readonly ResponseKey[]): Promise<void>;
  /** What the responses say now. */
  abstract understandings(tx: Tx, responses: readonly ResponseKey[]): Promise<readonly Understanding[]>;
  /** Locks texts that were read by an older version than `version`, newest first. Emptied texts are marked as read. */
  abstract outdated(tx: BatchTx, tenantId: string, version: number, limit: number): Promise<readonly TextToRead[]>;
  /** Saves what was read again; returns the responses of which something else is known than before. */
  abstract reread(
    tx: BatchTx,
    tenantId: string,
    readings: readonly (Pick<TextToRead, 'responseId' | 'question'> & Reading)[],
  ): Promise<readonly ResponseKey[]>;
  /** Sets what staff say of a response's texts, or takes it back (null); false if it has no text. */
  abstract state(tx: TenantTx, responseId: string, sentiment: number | null): Promise<boolean>;
  /** What staff said of a response; undefined if it has no text. */
  abstract stated(tx: OneTenantTx, responseId: string): Promise<{ readonly stated: number | null } | undefined>;
  /** Languages of texts with a known sentiment, with how many there are (at most `most` are counted) and how many of them staff stated. */
  abstract labelledLanguages(
    tx: BatchTx,
    tenantId: string,
    most: number,
  ): Promise<readonly { readonly language: string; readonly texts: number; readonly stated: number }[]>;
  /** The newest texts of a language with a known sentiment. */
  abstract labelled(tx: BatchTx, tenantId: string, language: string, most: number): Promise<readonly LabelledText[]>;
}
