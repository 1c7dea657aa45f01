import { Param, type PipeTransform } from '@nestjs/common';
import { parsePublicId, type PublicIdPrefix } from '@hearback/kernel';
import { requestErrors } from './request.errors.js';

class PublicIdPipe implements PipeTransform<string, string> {
  constructor(private readonly prefix: PublicIdPrefix) {}

  transform(value: string): string {
    const id = parsePublicId(this.prefix, value);
    if (id === undefined) throw requestErrors.error('not-found');
    return id;
  }
}

/** Metadata key: prefixes of the public ids in a route's path, by the parameter's name. */
export const PUBLIC_ID_PARAMS = Symbol('hearback:public-id-params');

/** Parameter: the UUID of a public id in the path (`/v1/surveys/:id`); what is no such id is 404, like an unknown one. */
export function PublicIdParam(name: string, prefix: PublicIdPrefix): ParameterDecorator {
  return (target, method, index) => {
    const known = (Reflect.getMetadata(PUBLIC_ID_PARAMS, target, method ?? '') ?? {}) as Record<string, PublicIdPrefix>;
    Reflect.defineMetadata(PUBLIC_ID_PARAMS, { ...known, [name]: prefix }, target, method ?? '');
    Param(name, new PublicIdPipe(prefix))(target, method, index);
  };
}
