import type { Tx } from '@hearback/database';
import { DEFAULT_ATTENTION_RULES, type AttentionRules } from '../../domain/asking/attention-rules.js';
import type { Question } from '../../domain/asking/person.js';

/** The rules as they are stored; a workspace that has set none is at revision 0. */
export interface StoredAttention {
  readonly settings: AttentionRules;
  /** Whether questions need an entry of consent; a copy of the workspace's setting. */
  readonly basis: Question['basis'];
  readonly revision: number;
  readonly updatedAt: Date | null;
}

export const DEFAULT_ATTENTION: StoredAttention = {
  settings: DEFAULT_ATTENTION_RULES,
  basis: 'opt_out',
  revision: 0,
  updatedAt: null,
};

/** The attention rules of workspaces. */
export abstract class AttentionStore {
  abstract read(tx: Tx, tenantId: string): Promise<StoredAttention>;
  /** Replaces the rules that are at this revision; false if they are not. */
  abstract replace(tx: Tx, tenantId: string, settings: AttentionRules, revision: number, at: Date): Promise<boolean>;
}
