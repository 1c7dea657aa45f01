import type { Topic, TopicTerm } from '../../domain/text/topics/topic.js';

/** A topic as it is stored. */
export interface TopicRow {
  readonly id: string;
  readonly name: string;
  readonly terms: readonly TopicTerm[];
  readonly except_terms: readonly TopicTerm[];
  readonly created_at: Date;
  readonly updated_at: Date;
}

export const TOPIC_COLUMNS = 'id, name, terms, except_terms, created_at, updated_at';

/** The topic of a row. */
export function fromTopicRow(row: TopicRow): Topic {
  const { id, name, terms, except_terms: except, created_at: createdAt, updated_at: updatedAt } = row;
  return { id, name, terms, except, createdAt, updatedAt };
}
