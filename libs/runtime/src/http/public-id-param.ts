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

/** Parameter: the UUID of a public id in the path (`/v1/surveys/:id`); what is no such id is 404, like an unknown one. */
export function PublicIdParam(name: string, prefix: PublicIdPrefix): ParameterDecorator {
  return Param(name, new PublicIdPipe(prefix));
}
