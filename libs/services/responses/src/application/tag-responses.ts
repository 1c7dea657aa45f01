import type { OneTenantTx, UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { foldedTagName, TAGS_OF_RESPONSE, TAGS_OF_WORKSPACE, tagName } from '../domain/tag.js';
import { responsesErrors } from './responses.errors.js';
import { TagStore, type Tagging } from './tag-store.js';

/** Tags that a response shall get and lose. */
export interface TagChange {
  readonly responseId: string;
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

/** What was done about a response; `add` and `remove` are those that it did not have, and had. */
export interface TagOutcome extends TagChange {
  readonly result: 'changed' | 'unchanged' | 'not_found';
}

/** Gives tags to responses and takes them away, many at once in one transaction. */
@Injectable()
export class TagResponses {
  constructor(
    private readonly tags: TagStore,
    private readonly clock: Clock,
  ) {}

  /** The outcomes in the order of the request. Throws too-many-tags. */
  execute(unit: UnitOfWork, changes: readonly TagChange[]): Promise<readonly TagOutcome[]> {
    return unit.run((tx) => this.apply(tx, changes));
  }

  /** The same in a transaction that is open already. */
  async apply(tx: OneTenantTx, changes: readonly TagChange[]): Promise<readonly TagOutcome[]> {
    const present = await this.tags.lock(tx, [...new Set(changes.map(({ responseId }) => responseId))]);
    const found = changes.filter(({ responseId }) => present.has(responseId));
    const removed = await this.#remove(tx, found);
    const added = await this.#add(tx, found);
    return changes.map(({ responseId, add, remove }): TagOutcome => {
      if (!present.has(responseId)) return { responseId, result: 'not_found', add: [], remove: [] };
      const done = { add: named(add, added, responseId), remove: named(remove, removed, responseId) };
      return { responseId, result: done.add.length + done.remove.length > 0 ? 'changed' : 'unchanged', ...done };
    });
  }

  async #remove(tx: OneTenantTx, changes: readonly TagChange[]): Promise<Done> {
    const ids = await this.tags.find(tx, foldedOf(changes.flatMap(({ remove }) => remove)));
    const pairs = changes.flatMap(({ responseId, remove }) => pairsOf(responseId, remove, ids));
    return { ids, pairs: keysOf(await this.tags.remove(tx, pairs)) };
  }

  async #add(tx: OneTenantTx, changes: readonly TagChange[]): Promise<Done> {
    const names = changes.flatMap(({ add }) => add).map(tagName);
    if (names.length === 0) return { ids: new Map(), pairs: new Set() };
    const ids = await this.tags.ensure(tx, names, this.clock.now());
    const pairs = changes.flatMap(({ responseId, add }) => pairsOf(responseId, add, ids));
    const added = await this.tags.add(tx, pairs, this.clock.now());
    const responseIds = [...new Set(added.map(({ responseId }) => responseId))];
    if ((await this.tags.count(tx)) > TAGS_OF_WORKSPACE)
      throw responsesErrors.error('too-many-tags', `A workspace has at most ${TAGS_OF_WORKSPACE} tags.`);
    if ((await this.tags.most(tx, responseIds)) > TAGS_OF_RESPONSE)
      throw responsesErrors.error('too-many-tags', `A response has at most ${TAGS_OF_RESPONSE} tags.`);
    return { ids, pairs: keysOf(added) };
  }
}

/** Ids of tags by folded name, and the pairs that changed. */
interface Done {
  readonly ids: ReadonlyMap<string, string>;
  readonly pairs: ReadonlySet<string>;
}

const foldedOf = (names: readonly string[]): string[] => [...new Set(names.map(foldedTagName))];
const keyOf = ({ responseId, tagId }: Tagging): string => `${responseId}${tagId}`;
const keysOf = (pairs: readonly Tagging[]): ReadonlySet<string> => new Set(pairs.map(keyOf));

function pairsOf(responseId: string, names: readonly string[], ids: ReadonlyMap<string, string>): readonly Tagging[] {
  return foldedOf(names).flatMap((name) => {
    const tagId = ids.get(name);
    return tagId === undefined ? [] : [{ responseId, tagId }];
  });
}

function named(names: readonly string[], { ids, pairs }: Done, responseId: string): readonly string[] {
  return names.filter((name) => {
    const tagId = ids.get(foldedTagName(name));
    return tagId !== undefined && pairs.has(keyOf({ responseId, tagId }));
  });
}
