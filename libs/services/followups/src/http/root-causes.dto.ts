import { ListField, StringField } from '@hearback/http';
import type { RootCause } from '../domain/resolution.js';

/** A cause that staff can choose. */
export class RootCauseDto {
  @StringField({ min: 1, max: 40, pattern: /^[a-z][a-z0-9_]*$/, example: 'delivery' })
  readonly key: string;

  @StringField({
    min: 1,
    max: 80,
    nullable: true,
    optional: true,
    description: 'The name of the cause; null for one of the default causes, which has a name in each language.',
    example: 'Courier, depot',
  })
  readonly label?: string | null;
}

/** The root causes of a workspace; `other` comes after them. */
export class RootCausesDto {
  @ListField(() => RootCauseDto, { max: 50, description: 'In the order in which staff see them.' })
  readonly causes: RootCauseDto[];
}

/** The list as the API shows it. */
export function rootCausesToDto(causes: readonly RootCause[]): RootCausesDto {
  return { causes: causes.map(({ key, label }) => ({ key, label })) };
}

/** The list of a body. */
export function rootCausesFromDto({ causes }: RootCausesDto): RootCause[] {
  return causes.map(({ key, label }) => ({ key, label: label ?? null }));
}
