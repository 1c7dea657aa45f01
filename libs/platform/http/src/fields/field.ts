import 'reflect-metadata';
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { NotEquals, ValidateIf } from 'class-validator';
import { failsAs, validateBy } from './field-check.js';

/** Options of every field. */
export interface FieldOptions<Example = unknown> {
  /** May be left out. Default: false. */
  readonly optional?: boolean;
  /** May be `null`. Default: false. */
  readonly nullable?: boolean;
  readonly description?: string;
  /** Shown in the documentation. Default: a plausible value of the kind. */
  readonly example?: Example;
  /** Leaves an optional member out of the sample of a body, where it excludes another one. Default: false. */
  readonly outOfSample?: boolean;
}

/** A class whose members carry field decorators. */
export type DtoClass<T extends object = object> = new () => T;

/** A member of a DTO: whether it is required, its checks in order, and its OpenAPI schema. */
export function field(
  { optional = false, nullable = false, description, example, outOfSample = false }: FieldOptions,
  schema: object,
  ...checks: readonly PropertyDecorator[]
): PropertyDecorator {
  const isAbsent = (value: unknown): boolean => (optional && value === undefined) || (nullable && value === null);
  return applyDecorators(
    ValidateIf((_dto, value) => !isAbsent(value)),
    NotEquals(null, failsAs('not-null', 'must not be null')),
    // IsDefined would run before NotEquals and report null as missing.
    validateBy('isPresent', (value) => value !== undefined, failsAs('required', 'is required')),
    ...checks,
    ApiProperty({
      ...schema,
      required: !optional,
      ...(nullable && { nullable }),
      ...(description !== undefined && { description }),
      ...(example !== undefined && { example }),
      ...(outOfSample && { 'x-out-of-sample': true }),
    } as ApiPropertyOptions),
  );
}
