import { foldedText } from '@hearback/kernel';

/** What similarity is told by. */
export interface ComparedTask {
  readonly id: string;
  readonly customer: string | null;
  readonly touchpointId: string | null;
  /** The root cause, or the suspected one. */
  readonly rootCause: string | null;
  /** What the customer wrote. */
  readonly words: string | null;
}

/** Why a task is like another, from the strongest reason to the weakest. */
export type Likeness =
  | { readonly reason: 'customer' }
  | { readonly reason: 'cause_and_touchpoint' }
  /** Words that both customers wrote. */
  | { readonly reason: 'words'; readonly words: readonly string[] };

/** Words that are shorter say little: articles, pronouns, prepositions. */
const MIN_LETTERS = 5;
/** Fewer common words are chance. */
const MIN_COMMON = 3;

/** Why `other` is like `task`: the first reason that holds; `undefined` if none does. */
export function likenessOf(task: ComparedTask, other: ComparedTask): Likeness | undefined {
  if (task.customer !== null && task.customer === other.customer) return { reason: 'customer' };
  if (task.rootCause !== null && task.rootCause === other.rootCause && task.touchpointId === other.touchpointId) {
    return { reason: 'cause_and_touchpoint' };
  }
  const words = commonWords(task.words, other.words);
  return words.length >= MIN_COMMON ? { reason: 'words', words } : undefined;
}

const ORDER: readonly Likeness['reason'][] = ['customer', 'cause_and_touchpoint', 'words'];

/** The tasks that are like this one with their reasons: the strongest reason first, and more common words before fewer. */
export function similarTo<T extends ComparedTask>(
  task: ComparedTask,
  others: readonly T[],
  limit: number,
): readonly { readonly task: T; readonly likeness: Likeness }[] {
  const weight = (likeness: Likeness) =>
    ORDER.indexOf(likeness.reason) * 1000 - (likeness.reason === 'words' ? likeness.words.length : 0);
  return others
    .flatMap((other) => {
      const likeness = other.id === task.id ? undefined : likenessOf(task, other);
      return likeness === undefined ? [] : [{ task: other, likeness }];
    })
    .toSorted((a, b) => weight(a.likeness) - weight(b.likeness))
    .slice(0, limit);
}

function commonWords(a: string | null, b: string | null): readonly string[] {
  if (a === null || b === null) return [];
  const words = wordsOf(a);
  return [...wordsOf(b)].filter((word) => words.has(word));
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set((foldedText(text).match(/\p{L}+/gu) ?? []).filter((word) => [...word].length >= MIN_LETTERS));
}
