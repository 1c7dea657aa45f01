import type { Permission } from '@hearback/kernel';

/** What a hint can be about, and the permission that its readers need. */
export const HINT_PERMISSIONS = {
  response: 'responses:read',
  import: 'responses:read',
  task: 'tasks:read',
  customer: 'customers:read',
  survey: 'surveys:read',
  rule: 'rules:read',
  member: 'workspace:read',
  workspace: 'workspace:read',
} as const satisfies Readonly<Record<string, Permission>>;

export type HintType = keyof typeof HINT_PERMISSIONS;

/** Tells that something has changed, and never what: readers fetch it with their own rights. */
export interface LiveHint {
  readonly type: HintType;
  /** The public id; null: several have changed. */
  readonly id: string | null;
}

/** With more changes of one type at once, one hint stands for all of them. */
const MAX_OF_TYPE = 20;

/** The hints without repetitions, and with one for many of the same type. */
export function coalesced(hints: readonly LiveHint[]): readonly LiveHint[] {
  const byType = new Map<HintType, Set<string | null>>();
  for (const { type, id } of hints) byType.set(type, (byType.get(type) ?? new Set()).add(id));
  return [...byType].flatMap(([type, ids]): LiveHint[] =>
    ids.size > MAX_OF_TYPE || ids.has(null) ? [{ type, id: null }] : [...ids].map((id) => ({ type, id })),
  );
}

/** Whether somebody with these permissions may receive the hint. */
export function mayReceive({ type }: LiveHint, permissions: ReadonlySet<Permission>): boolean {
  return permissions.has(HINT_PERMISSIONS[type]);
}
