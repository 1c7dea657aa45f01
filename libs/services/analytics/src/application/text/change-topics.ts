import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { termWords } from '../../domain/text/topics/topic-matcher.js';
import { MAX_TOPICS, termDefect, type Topic, type TopicBody } from '../../domain/text/topics/topic.js';
import { analyticsErrors } from '../analytics.errors.js';
import type { Actor } from '../change-annotations.js';
import { AfterTopicChange } from './after-topic-change.js';
import { TopicStore } from './topic-store.js';

/** Creates, changes and deletes topics; comments are read again by them in the background. */
@Injectable()
export class ChangeTopics {
  constructor(
    private readonly topics: TopicStore,
    private readonly afterChange: AfterTopicChange,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws `bad-topic`, `topic-name-taken` and `too-many-topics`. */
  create(unit: UnitOfWork, body: TopicBody, by: Actor): Promise<Topic> {
    checkTopic(body);
    return unit.run(async (tx) => {
      if ((await this.topics.count(tx)) >= MAX_TOPICS) throw analyticsErrors.error('too-many-topics');
      const now = this.clock.now();
      const topic = { id: this.ids.next(), ...body, createdAt: now, updatedAt: now };
      await this.#save(tx, topic);
      await this.afterChange.execute(tx, topic.id, 'topic.created', by);
      return topic;
    });
  }

  /** Members that are left out stay as they are. Throws `topic-not-found`, `bad-topic` and `topic-name-taken`. */
  change(unit: UnitOfWork, id: string, change: Partial<TopicBody>, by: Actor): Promise<Topic> {
    return unit.run(async (tx) => {
      const before = await this.#lock(tx, id);
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const after = { ...before, ...given, updatedAt: this.clock.now() };
      checkTopic(after);
      await this.#save(tx, after);
      await this.afterChange.execute(tx, id, 'topic.changed', by);
      return after;
    });
  }

  /** Throws `topic-not-found`. */
  delete(unit: UnitOfWork, id: string, by: Actor): Promise<void> {
    return unit.run(async (tx) => {
      await this.#lock(tx, id);
      await this.topics.delete(tx, id);
      await this.afterChange.execute(tx, id, 'topic.deleted', by);
    });
  }

  async #lock(tx: TenantTx, id: string): Promise<Topic> {
    const topic = await this.topics.lock(tx, id);
    if (topic === undefined) throw analyticsErrors.error('topic-not-found');
    return topic;
  }

  async #save(tx: TenantTx, topic: Topic): Promise<void> {
    if (!(await this.topics.save(tx, topic))) throw analyticsErrors.error('topic-name-taken');
  }
}

/** Throws `bad-topic` if a term cannot be searched for. */
export function checkTopic({ terms, except }: Pick<TopicBody, 'terms' | 'except'>): void {
  const errors = (['terms', 'except'] as const).flatMap((name) =>
    ({ terms, except })[name].flatMap((term, i) => {
      const detail = termDefect(termWords(term.text), term);
      return detail === undefined ? [] : [{ pointer: `/${name}/${i}/text`, code: 'bad-term', detail }];
    }),
  );
  if (errors.length > 0) throw analyticsErrors.error('bad-topic', undefined, { errors });
}
