/** What a member does on the page of a task; `gone`: has left it. */
export const PRESENCE_STATES = ['reading', 'writing', 'gone'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

/** A sign that a member is on the page of a task. It holds for half a minute and is stored nowhere. */
export interface Presence {
  readonly tenantId: string;
  readonly taskId: string;
  readonly staffId: string;
  readonly state: PresenceState;
}
