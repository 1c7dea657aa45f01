import { Readable } from 'node:stream';
import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { checkDto } from '../fields/check-dto.js';
import type { DtoClass } from '../fields/field.js';
import { requestErrors } from './request.errors.js';

/** Types of parameters that are not DTOs: single texts, streams, forms. */
const NOT_DTOS: ReadonlySet<unknown> = new Set([String, Boolean, Number, Array, Object, undefined]);

/** Turns bodies, queries and path parameters into checked instances of the DTO class the method asks for; 400 else. */
@Injectable()
export class DtoPipe implements PipeTransform {
  transform(value: unknown, { type, metatype, data }: ArgumentMetadata): unknown {
    if (type === 'custom' || data !== undefined || NOT_DTOS.has(metatype) || isStreamType(metatype)) return value;
    const checked = checkDto(metatype as DtoClass, value ?? (type === 'body' ? undefined : {}), type);
    if ('value' in checked) return checked.value;
    const { errors } = checked;
    const where = errors.length === 1 ? 'One thing' : `${errors.length} things`;
    throw requestErrors.error('malformed', `${where} in the ${PLACES[type]} cannot be accepted.`, { errors });
  }
}

function isStreamType(metatype: unknown): boolean {
  return metatype === Readable || (typeof metatype === 'function' && metatype.prototype instanceof Readable);
}

const PLACES = { body: 'body', query: 'query', param: 'address' } as const;
