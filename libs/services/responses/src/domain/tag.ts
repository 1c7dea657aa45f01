/** Characters of the name of a tag. */
export const TAG_CHARACTERS = 40;

/** Tags of one response. */
export const TAGS_OF_RESPONSE = 20;

/** Tags of a workspace. */
export const TAGS_OF_WORKSPACE = 500;

/** The name as it is kept: one space between its words; empty for a blank one. */
export function tagName(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** The name as it is compared: Returns and returns are one tag. */
export function foldedTagName(text: string): string {
  return tagName(text).toLowerCase();
}
