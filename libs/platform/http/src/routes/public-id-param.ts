import { Param, type PipeTransform } from '@nestjs/common';
import { parsePublicId, type PublicIdPrefix } from '@hearback/kernel';
import { ApiParam } from '@nestjs/swagger';
import { publicIdSchema } from '../fields/field-schemas.js';
import { onMethod } from '../openapi/on-method.js';
import { requestErrors } from '../problems/request.errors.js';

class PublicIdPipe implements PipeTransform<string, string> {
  constructor(private readonly prefix: PublicIdPrefix) {}

  transform(value: string): string {
    const id = parsePublicId(this.prefix, value);
    if (id === undefined) throw requestErrors.error('not-found');
    return id;
  }
}

/** Parameter: the UUID of a public id in the path (`/v1/surveys/:id`); anything else is 404, like an unknown id. */
export function PublicIdParam(name: string, prefix: PublicIdPrefix): ParameterDecorator {
  return (target, method, index) => {
    Param(name, new PublicIdPipe(prefix))(target, method, index);
    if (method !== undefined) onMethod(ApiParam({ name, schema: publicIdSchema(prefix) }), target, method);
  };
}
