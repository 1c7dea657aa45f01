import { Injectable, ValidationPipe, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import type { FieldError } from '@hearback/kernel';
import type { ValidationError } from 'class-validator';
import type { DtoClass } from '../fields/field.js';
import { FROM_QUERY, withRecords } from '../fields/from-query.js';
import { fieldErrors, type Source } from './field-errors.js';
import { requestErrors } from '../problems/request.errors.js';

/** Nest's `ValidationPipe` for bodies, queries and path parameters; what it rejects is 400 with a list of errors. */
@Injectable()
export class DtoPipe implements PipeTransform {
  readonly #pipes = { body: validationPipe('body'), query: validationPipe('query'), param: validationPipe('param') };

  async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype, data } = metadata;
    // A single parameter has its own pipe: Nest's would silently convert `1.0` or an empty string to a number.
    if (type === 'custom' || data !== undefined || !isDto(metatype)) return value;
    if (type === 'query')
      return this.#pipes.query.transform(withRecords(metatype, value as Record<string, unknown>), metadata);
    if (type === 'body' && !isPlainObject(value)) throw malformed('body', [notAnObject(value)]);
    return this.#pipes[type].transform(value, metadata);
  }
}

/** Whether the type is a DTO class, not a built-in one. */
function isDto(metatype: ArgumentMetadata['metatype']): metatype is DtoClass {
  return metatype !== undefined && !([String, Number, Boolean, Array, Object] as unknown[]).includes(metatype);
}

function validationPipe(source: Source): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: true,
    transform: true,
    transformOptions: source === 'query' ? { groups: [FROM_QUERY] } : {},
    exceptionFactory: (errors: readonly ValidationError[]) => malformed(source, fieldErrors(errors, source)),
  });
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAnObject(body: unknown): FieldError {
  return body === undefined || body === null
    ? { pointer: '', code: 'required', detail: 'is required: send a JSON object' }
    : { pointer: '', code: 'wrong-type', detail: 'must be an object' };
}

const PLACES = { body: 'body', query: 'query', param: 'path' } as const;

function malformed(source: Source, errors: readonly FieldError[]): Error {
  const count = errors.length === 1 ? 'One value' : `${errors.length} values`;
  return requestErrors.error('malformed', `${count} in the ${PLACES[source]} cannot be accepted.`, { errors });
}
