import { EntityTag, IntegerField, ListField, PublicIdField, StringField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { MAX_SNIPPET_NAME, MAX_SNIPPET_TEXT, MAX_SNIPPETS } from '@hearback/questionnaire';
import type { FilledSnippet } from '../../application/snippets/fill-snippets.js';
import type { WantedSnippet } from '../../application/snippets/replace-snippets.js';
import type { SnippetList } from '../../application/snippets/snippet-store.js';
import { optionalId } from '../ids.js';

const EXAMPLE = 'Hello {{ customer.first_name | default: "there" }}, we are sorry.';

/** A snippet to store. */
export class WantedSnippetDto {
  @PublicIdField('snp', { optional: true, nullable: true, outOfSample: true, description: 'Absent: a new one.' })
  readonly id?: string | null;
  @StringField({ min: 1, max: MAX_SNIPPET_NAME, example: 'Sorry' }) readonly name: string;
  @StringField({
    min: 1,
    max: MAX_SNIPPET_TEXT,
    description:
      'Plain text with places such as `{{ customer.first_name | default: "there" }}`: `customer.` with `name`, `first_name` or an attribute, `member.` with `name` or `first_name` of who writes. Each needs a `default`.',
    example: EXAMPLE,
  })
  readonly text: string;
}

/** The snippets that replace those of the workspace. */
export class ReplaceSnippetsDto {
  @ListField(() => WantedSnippetDto, { max: MAX_SNIPPETS, description: 'In the order in which staff see them.' })
  readonly snippets: WantedSnippetDto[];
}

/** A snippet. */
export class SnippetDto {
  @PublicIdField('snp') readonly id: string;
  @StringField({ example: 'Sorry' }) readonly name: string;
  @StringField({ example: EXAMPLE }) readonly text: string;
}

/** The snippets of a workspace. */
export class SnippetsDto {
  @ListField(() => SnippetDto, { max: MAX_SNIPPETS }) readonly snippets: SnippetDto[];
  @EntityTag()
  @IntegerField({ min: 0, description: 'Increases with each change; 0: there never were any.' })
  readonly version: number;
}

/** A snippet filled in for a task. */
export class FilledSnippetDto {
  @PublicIdField('snp') readonly id: string;
  @StringField({ example: 'Sorry' }) readonly name: string;
  @StringField({ example: 'Hello Jonas, we are sorry.' }) readonly text: string;
  @ListField('string', {
    max: 200,
    example: ['customer.first_name'],
    description: 'Places for which there is no value; their defaults are in the text.',
  })
  readonly missing: string[];
}

/** The snippets of a workspace, filled in for a task. */
export class FilledSnippetsDto {
  @ListField(() => FilledSnippetDto, { max: MAX_SNIPPETS }) readonly snippets: FilledSnippetDto[];
}

/** The snippets of a body. */
export function snippetsFromDto({ snippets }: ReplaceSnippetsDto): readonly WantedSnippet[] {
  return snippets.map(({ id, name, text }) => ({ id: optionalId('snp', id), name, text }));
}

/** The list as the API shows it. */
export function snippetsToDto({ version, snippets }: SnippetList): SnippetsDto {
  return { version, snippets: snippets.map(({ id, name, text }) => ({ id: publicId('snp', id), name, text })) };
}

/** Filled snippets as the API shows them. */
export function filledToDto(snippets: readonly FilledSnippet[]): FilledSnippetsDto {
  return {
    snippets: snippets.map(({ id, name, text, missing }) => {
      return { id: publicId('snp', id), name, text, missing: [...missing] };
    }),
  };
}
