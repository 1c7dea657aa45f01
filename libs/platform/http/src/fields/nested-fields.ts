import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsObject, isObject, ValidateNested } from 'class-validator';
import { checksOf, type ItemKind, type ItemLimits } from './checks.js';
import { Untransformed } from './untransformed.js';
import { field, type DtoClass, type FieldOptions } from './field.js';
import { failsAs, onItems, onValue, type FieldCheck } from './field-check.js';
import { schemaOf } from './field-schemas.js';
import { ListFromQuery } from './from-query.js';

/** Limits of a list; `item` limits its strings or numbers. */
export interface ListLimits {
  /** Minimum number of items. Default 0. */
  readonly min?: number;
  /** Maximum number of items; every list has a limit. */
  readonly max: number;
  readonly item?: ItemLimits;
}

/** The value is an object. */
export const OBJECT: FieldCheck = {
  code: 'wrong-type',
  detail: 'must be an object',
  holds: isObject,
  decorator: IsObject,
};

/** An object of its own DTO class. */
export function ObjectField<T extends object>(dto: () => DtoClass<T>, options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: () => dto() }, Type(dto), onValue(OBJECT), ValidateNested());
}

/** A list of strings, numbers or booleans, or of objects of one DTO class. */
export function ListField(of: ItemKind | (() => DtoClass), options: FieldOptions & ListLimits): PropertyDecorator {
  const { item = {} } = options;
  if (typeof of === 'string') {
    const schema = { type: 'array', items: schemaOf(of, item), ...sizesOf(options) };
    return field(options, schema, ListFromQuery(of), ...listChecks(options), ...checksOf(of, item).map(onItems));
  }
  const checks = [...listChecks(options), onItems(OBJECT), ValidateNested({ each: true })];
  return field(options, schemaOfList(of, options), Type(of), ...checks);
}

/** A list whose items are documented as this DTO class and checked one by one by the use case. */
export function UncheckedListField(dto: () => DtoClass, options: FieldOptions & ListLimits): PropertyDecorator {
  return field(options, schemaOfList(dto, options), Untransformed(), ...listChecks(options));
}

function schemaOfList(dto: () => DtoClass, limits: ListLimits): object {
  return { type: () => dto(), isArray: true, ...sizesOf(limits) };
}

function sizesOf({ min = 0, max }: ListLimits): object {
  return { ...(min > 0 && { minItems: min }), maxItems: max };
}

function listChecks({ min = 0, max }: ListLimits): readonly PropertyDecorator[] {
  return [
    IsArray(failsAs('wrong-type', 'must be a list')),
    ArrayMinSize(min, failsAs('too-few', `must have at least ${min} item${min === 1 ? '' : 's'}`)),
    ArrayMaxSize(max, failsAs('too-many', `must have at most ${max} items`)),
  ];
}
