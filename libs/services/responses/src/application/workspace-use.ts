/** How much of a workspace's answers is counted; beyond it the exact number helps nobody and costs time. */
export const MOST_COUNTED = 100_000;

/** How a workspace is used: numbers, and nothing of what is in it. */
export interface WorkspaceUse {
  readonly tenantId: string;
  /** Answers since `monthStart`, up to `MOST_COUNTED`; without tests. */
  readonly answersThisMonth: number;
  /** All answers, up to `MOST_COUNTED`; without tests. */
  readonly answers: number;
  /** Surveys that were published. */
  readonly surveys: number;
  /** When the newest answer was accepted; null if there is none. */
  readonly lastAnswerAt: Date | null;
}

/** Counts the use of workspaces for operators of the installation, each in the context of its own tenant. */
export abstract class WorkspaceUses {
  /** `undefined` for a workspace that this service does not know (yet). */
  abstract find(tenantId: string, monthStart: Date): Promise<WorkspaceUse | undefined>;
}
