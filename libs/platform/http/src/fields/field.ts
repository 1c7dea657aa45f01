import 'reflect-metadata';
import { ValidateBy, ValidateIf } from 'class-validator';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import type { Defect } from './defect.js';
import type { ItemKind } from './items.js';

/** What every field can say of itself. */
export interface FieldOptions<Example = unknown> {
  /** May be left out. Default: false. */
  readonly optional?: boolean;
  /** May be `null`. Default: false. */
  readonly nullable?: boolean;
  readonly description?: string;
  /** Shown in the documentation; a plausible one of the kind where it is missing. */
  readonly example?: Example;
}

/** One declared member of a DTO. */
export interface Field {
  readonly optional: boolean;
  readonly nullable: boolean;
  /** What is wrong with a value that is neither `undefined` nor `null`; `undefined` where nothing is. */
  readonly check: (value: unknown) => Defect | undefined;
  /** Kind of the value, or of the items of the list, where it is a plain one: tells how to read a query or path. */
  readonly itemKind?: ItemKind;
  /** The DTO class of an object, or of the items of a list. */
  readonly nested?: () => DtoClass;
  readonly list: boolean;
}

/** A class whose members carry field decorators. */
export type DtoClass<T extends object = object> = new () => T;

const KEY = Symbol('hearback:fields');

/** The declared members of a DTO class by name, inherited ones included. */
export function fieldsOf(dto: DtoClass): ReadonlyMap<string, Field> {
  return (Reflect.getMetadata(KEY, dto.prototype as object) as Map<string, Field> | undefined) ?? new Map();
}

/** The first defect of a value as a member of a DTO; `undefined` where there is none. */
export function defectOf(field: Field, value: unknown): Defect | undefined {
  if (value === undefined) return field.optional ? undefined : { code: 'required', detail: 'is required' };
  if (value === null) return field.nullable ? undefined : { code: 'not-null', detail: 'must not be null' };
  return field.check(value);
}

/** A field decorator: the declaration, its check through class-validator, and its schema for OpenAPI. */
export function declareField(
  options: FieldOptions,
  kind: Pick<Field, 'check' | 'itemKind' | 'nested'> & { readonly list?: boolean },
  schema: object,
): PropertyDecorator {
  const field: Field = {
    optional: options.optional ?? false,
    nullable: options.nullable ?? false,
    list: false,
    ...kind,
  };
  return (target, property) => {
    const known = fieldsOf(target.constructor as DtoClass);
    Reflect.defineMetadata(KEY, new Map([...known, [String(property), field]]), target);
    ValidateIf((_dto, value) => !(value === undefined && field.optional) && !(value === null && field.nullable))(
      target,
      property,
    );
    fieldConstraint(field)(target, property);
    ApiProperty({
      ...schema,
      required: !field.optional,
      ...(field.nullable ? { nullable: true } : {}),
      ...(options.description === undefined ? {} : { description: options.description }),
      ...(options.example === undefined ? {} : { example: options.example }),
    } as ApiPropertyOptions)(target, property);
  };
}

function fieldConstraint(field: Field): PropertyDecorator {
  return ValidateBy({
    name: 'field',
    validator: {
      validate: (value: unknown) => defectOf(field, value) === undefined,
      defaultMessage: (args) => defectOf(field, args?.value)?.detail ?? 'is not acceptable',
    },
  });
}
