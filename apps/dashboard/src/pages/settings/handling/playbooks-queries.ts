import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Body } from '../../../api/client.js';

export type Playbook = Body<'replacePlaybooks'>['playbooks'][number];
export type WorkSettings = Body<'replaceWorkSettings'>;

/** The playbooks of the workspace. */
export const playbooksQuery = queryOptions({
  queryKey: ['playbooks'],
  queryFn: () => dataOf(api.GET('/v1/playbooks')),
});

/** What work costs, and what may be given away. */
export const workSettingsQuery = queryOptions({
  queryKey: ['work-settings'],
  queryFn: () => dataOf(api.GET('/v1/work-settings')),
});

/** A playbook in the editor; the key stays while others are added or removed. */
export interface PlaybookDraft {
  readonly key: string;
  readonly playbook: Playbook;
}

/** A playbook with one empty step. */
export const newPlaybook = (): PlaybookDraft => ({
  key: crypto.randomUUID(),
  playbook: { name: '', rule_ids: [], root_causes: [], steps: [{ text: '' }] },
});
