import type { Tx } from '@hearback/database';

/** A text that staff write often. */
export interface Snippet {
  readonly id: string;
  readonly name: string;
  /** With places such as `{{ customer.first_name | default: "there" }}`. */
  readonly text: string;
}

/** The snippets of a workspace in their order. */
export interface SnippetList {
  /** 0: there never were any. */
  readonly version: number;
  readonly snippets: readonly Snippet[];
}

/** Stores the snippets of each workspace. */
export abstract class SnippetStore {
  abstract find(tx: Tx, tenantId: string): Promise<SnippetList>;
  /** Replaces the list of this version; false: it has another version by now. */
  abstract replace(tx: Tx, tenantId: string, list: SnippetList, version: number, at: Date): Promise<boolean>;
}
