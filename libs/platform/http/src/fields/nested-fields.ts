import { ValidateNested } from 'class-validator';
import type { Defect } from './defect.js';
import { declareField, type DtoClass, type FieldOptions } from './field.js';
import { checkItem, itemSchema, type ItemKind, type ItemLimits } from './items.js';

/** Limits of a list; `item` limits its texts or numbers. */
export interface ListLimits {
  /** Fewest items. Default 0. */
  readonly min?: number;
  /** Most items; every list has a limit. */
  readonly max: number;
  readonly item?: ItemLimits;
}

/** An object of its own DTO class. */
export function ObjectField<T extends object>(dto: () => DtoClass<T>, options: FieldOptions = {}): PropertyDecorator {
  return both(declareField(options, { check: checkObject, nested: dto }, { type: () => dto() }), ValidateNested());
}

/** A list of objects of one DTO class, or of texts, numbers or truth values. */
export function ListField(of: () => DtoClass | ItemKind, options: FieldOptions & ListLimits): PropertyDecorator {
  const limits = { isArray: true, maxItems: options.max, ...(options.min ? { minItems: options.min } : {}) };
  const kind = itemKindOf(of);
  if (kind === undefined) {
    const dto = of as () => DtoClass;
    const check = (value: unknown): Defect | undefined => checkList(value, options, checkObject);
    return both(
      declareField(options, { check, nested: dto, list: true }, { type: () => dto(), ...limits }),
      ValidateNested({ each: true }),
    );
  }
  const item = options.item ?? {};
  const check = (value: unknown): Defect | undefined => checkList(value, options, (one) => checkItem(kind, one, item));
  const schema = { type: 'array', items: itemSchema(kind, item), ...limits, isArray: undefined };
  return declareField(options, { check, list: true, itemKind: kind }, schema);
}

function both(first: PropertyDecorator, second: PropertyDecorator): PropertyDecorator {
  return (target, property) => {
    first(target, property);
    second(target, property);
  };
}

/** `undefined` for a DTO class, and also where the class is declared further down in its file. */
function itemKindOf(of: () => DtoClass | ItemKind): ItemKind | undefined {
  try {
    const result = of();
    return typeof result === 'string' ? result : undefined;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function checkObject(value: unknown): Defect | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? undefined
    : { code: 'wrong-type', detail: 'must be an object' };
}

function checkList(
  value: unknown,
  { min = 0, max }: ListLimits,
  checkOne: (item: unknown) => Defect | undefined,
): Defect | undefined {
  if (!Array.isArray(value)) return { code: 'wrong-type', detail: 'must be a list' };
  if (value.length < min) return { code: 'too-few', detail: `must have at least ${min} item${min === 1 ? '' : 's'}` };
  if (value.length > max) return { code: 'too-many', detail: `must have at most ${max} items` };
  for (const [index, item] of value.entries()) {
    const defect = checkOne(item);
    if (defect !== undefined) return { ...defect, path: `/${index}${defect.path ?? ''}` };
  }
  return undefined;
}
