import type { Tx } from '@hearback/database';
import { DEFAULT_ATTENTION_RULES, type AttentionRules } from '../../domain/asking/attention-rules.js';
import type { Question } from '../../domain/asking/person.js';

/** The rules of a workspace, with whether questions need an entry of consent. */
export interface AttentionSettings extends AttentionRules {
  readonly consent: Question['basis'];
}

/** The settings as they are stored; a workspace that has set none is at revision 0. */
export interface StoredAttention {
  readonly settings: AttentionSettings;
  readonly revision: number;
  readonly updatedAt: Date | null;
}

export const DEFAULT_ATTENTION: StoredAttention = {
  settings: { ...DEFAULT_ATTENTION_RULES, consent: 'opt_out' },
  revision: 0,
  updatedAt: null,
};

/** The attention rules of workspaces. */
export abstract class AttentionStore {
  abstract read(tx: Tx, tenantId: string): Promise<StoredAttention>;
  /** Replaces the settings that are at this revision; false if they are not. */
  abstract replace(tx: Tx, tenantId: string, settings: AttentionSettings, revision: number, at: Date): Promise<boolean>;
}
