import type { DtoClass } from '../fields/field.js';

const KEY = Symbol('hearback:entity-tag');

/** Marks the version member of a reply DTO: replies of that DTO carry it as `ETag`, for `If-Match` and 304. */
export function EntityTag(): PropertyDecorator {
  return (target, property) => Reflect.defineMetadata(KEY, property, target);
}

/** The member of a DTO class that is its version. */
export function entityTagOf(dto: DtoClass): string | undefined {
  return Reflect.getMetadata(KEY, dto.prototype as object) as string | undefined;
}
