import type { Page, PageRequest } from '@hearback/kernel';
import type { WorkspaceLimits } from '../domain/workspace.js';

/** What operators see of a workspace: that it is there and used, and nothing that is in it. */
export interface ListedWorkspace {
  readonly id: string;
  readonly name: string;
  readonly isDemo: boolean;
  /** The workspace whose sandbox it is; null: it is no sandbox. */
  readonly sandboxOf: string | null;
  /** Why it is suspended; null if it is not. */
  readonly suspension: string | null;
  readonly limits: WorkspaceLimits;
  readonly createdAt: Date;
  /** Active members. */
  readonly members: number;
  /** The last use of a session or key, to a minute; null if there was none. */
  readonly lastUsedAt: Date | null;
}

/** Read access of operators across workspaces. */
export abstract class OperatorQueries {
  abstract workspaces(page: PageRequest): Promise<Page<ListedWorkspace>>;
}
