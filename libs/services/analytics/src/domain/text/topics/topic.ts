/** A word (`label`), the beginning of words (`print*`) or a phrase (`no printer`, `gift receipt*`) by which comments are found. */
export interface TopicTerm {
  readonly text: string;
  /** Only in comments of this language (ISO 639-1); null: in all. */
  readonly language: string | null;
}

/** What a topic is. */
export interface TopicBody {
  readonly name: string;
  /** A comment is about the topic if one of these occurs in it. */
  readonly terms: readonly TopicTerm[];
  /** Phrases inside of which no term counts: `label`, but not in `price label`. */
  readonly except: readonly TopicTerm[];
}

/** A topic of a workspace. */
export interface Topic extends TopicBody {
  readonly id: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Limits, so that the rules of all topics can be tried on each comment. */
export const MAX_TOPICS = 60;
export const MAX_TERMS = 40;

/** The least letters before `*`: shorter beginnings would find half of all words. */
export const MIN_PREFIX = 3;

/** Why a term cannot be searched for; undefined if it can. `words` are its words without the mark of a beginning. */
export function termDefect(words: readonly string[], { text }: TopicTerm): string | undefined {
  if (words.length === 0) return 'must have a letter or a digit';
  if (words.length > 5) return 'must have at most 5 words';
  if (/\*(?!$)/.test(text.trim())) return '`*` can only stand at the end';
  if (isPrefix(text) && (words.at(-1) as string).length < MIN_PREFIX)
    return `must have at least ${MIN_PREFIX} letters before \`*\``;
  return undefined;
}

/** Whether the last word of the term is the beginning of words. */
export function isPrefix(text: string): boolean {
  return text.trimEnd().endsWith('*');
}
