import { EnumField, IntegerField, ListField, PublicIdField, StringField } from '@hearback/http';
import { parsePublicId, publicId } from '@hearback/kernel';
import type { TagChange, TagOutcome } from '../application/tag-responses.js';
import type { Tag } from '../application/tag-store.js';
import { TAG_CHARACTERS, TAGS_OF_RESPONSE, TAGS_OF_WORKSPACE } from '../domain/tag.js';

/** Responses of one request. */
export const MAX_CHANGES = 200;

const NAMES = {
  max: TAGS_OF_RESPONSE,
  item: { min: 1, max: TAG_CHARACTERS, pattern: /\S/ },
  example: ['Returns'],
};

/** The tags that a response gets and loses. */
export class TagChangeDto {
  @PublicIdField('rsp')
  readonly response_id: string;
  @ListField('string', { ...NAMES, optional: true, description: 'A name that is new becomes a tag of the workspace.' })
  readonly add?: readonly string[];
  @ListField('string', { ...NAMES, optional: true, example: [] })
  readonly remove?: readonly string[];
}

/** Body of `POST /v1/responses/tags`. */
export class TagResponsesDto {
  @ListField(() => TagChangeDto, { min: 1, max: MAX_CHANGES })
  readonly changes: readonly TagChangeDto[];
}

/** What was done about a response. */
export class TagResultDto {
  @PublicIdField('rsp')
  readonly response_id: string;
  @EnumField(['changed', 'unchanged', 'not_found'])
  readonly result: TagOutcome['result'];
}

/** The results in the order of the request, and the request that takes it all back. */
export class TagResultsDto {
  @ListField(() => TagResultDto, { max: MAX_CHANGES })
  readonly results: readonly TagResultDto[];
  @ListField(() => TagChangeDto, {
    max: MAX_CHANGES,
    description: 'Send it as `changes` to undo; empty: nothing changed.',
  })
  readonly undo: readonly TagChangeDto[];
}

/** A tag of the workspace. */
export class TagDto {
  @PublicIdField('tag')
  readonly id: string;
  @StringField({ example: 'Returns' })
  readonly name: string;
  @IntegerField({ min: 0, example: 12, description: 'Responses that have it.' })
  readonly responses: number;
}

/** The tags of the workspace, by name. */
export class TagsDto {
  @ListField(() => TagDto, { max: TAGS_OF_WORKSPACE })
  readonly data: readonly TagDto[];
}

/** The changes of a body. */
export function fromTagResponsesDto({ changes }: TagResponsesDto): readonly TagChange[] {
  return changes.map(({ response_id: id, add = [], remove = [] }) => ({
    responseId: parsePublicId('rsp', id)!,
    add,
    remove,
  }));
}

/** The reply to changes. */
export function toTagResultsDto(outcomes: readonly TagOutcome[]): TagResultsDto {
  const changed = outcomes.filter(({ result }) => result === 'changed');
  return {
    results: outcomes.map(({ responseId, result }) => ({ response_id: publicId('rsp', responseId), result })),
    undo: changed.map(({ responseId, add, remove }) => ({
      response_id: publicId('rsp', responseId),
      add: remove,
      remove: add,
    })),
  };
}

/** The tags as the API shows them. */
export function toTagsDto(tags: readonly Tag[]): TagsDto {
  return { data: tags.map(({ id, name, responses }) => ({ id: publicId('tag', id), name, responses })) };
}
