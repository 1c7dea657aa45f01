import type { Act } from './queries.js';

/** Kinds of acts, in the order in which they are offered. */
export const ACT_KINDS = [
  'tag_response',
  'notify',
  'send_chat',
  'send_message',
  'send_survey',
  'set_attribute',
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

/** A new act of a kind. */
export function newAct(kind: ActKind): Act {
  switch (kind) {
    case 'tag_response':
      return { kind, tags: [] };
    case 'notify':
      return { kind, staff_ids: [], team_ids: [], text: '' };
    case 'send_message':
      return { kind, text: '' };
    case 'send_chat':
      return { kind, text: '' };
    case 'send_survey':
      return { kind };
    case 'set_attribute':
      return { kind, attribute: { '': '' } };
  }
}

/** What an act still needs; `undefined` if it can be saved. */
export function actDefect(
  act: Act,
  opensTask: boolean,
): 'task' | 'tags' | 'people' | 'text' | 'survey' | 'key' | 'chat' | undefined {
  switch (act.kind) {
    case 'tag_response':
      return (act.tags ?? []).length === 0 ? 'tags' : undefined;
    case 'notify':
      if (!opensTask) return 'task';
      if ((act.staff_ids ?? []).length + (act.team_ids ?? []).length === 0) return 'people';
      return (act.text ?? '').trim() === '' ? 'text' : undefined;
    case 'send_message':
      if (!opensTask) return 'task';
      return (act.text ?? '').trim() === '' ? 'text' : undefined;
    case 'send_chat':
      if (act.chat_target_id === undefined) return 'chat';
      return (act.text ?? '').trim() === '' ? 'text' : undefined;
    case 'send_survey':
      return act.survey_id === undefined ? 'survey' : undefined;
    case 'set_attribute':
      return attributeOf(act).key.trim() === '' ? 'key' : undefined;
  }
}

/** Key and value of the attribute that an act sets; the value as it is typed. */
export function attributeOf({ attribute = {} }: Act): { readonly key: string; readonly value: string } {
  const [[key, value] = ['', '']] = Object.entries(attribute);
  return { key, value: String(value) };
}

/** The attribute of typed words: numbers, yes or no, or texts. */
export function attributeFrom(key: string, value: string): NonNullable<Act['attribute']> {
  const text = value.trim();
  if (text === 'true' || text === 'false') return { [key]: text === 'true' };
  return { [key]: text !== '' && Number.isFinite(Number(text)) ? Number(text) : value };
}

/** The list with the act at `from` moved by one place. */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): T[] {
  const next = [...list];
  const [taken] = next.splice(from, 1);
  if (taken !== undefined) next.splice(from + by, 0, taken);
  return next;
}
