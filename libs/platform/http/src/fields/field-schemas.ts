import type { PublicIdPrefix } from '@hearback/kernel';
import { DEFAULT_TEXT_MAX, type ItemKind, type ItemLimits, type NumberLimits, type TextLimits } from './checks.js';

/** OpenAPI schema of a value of this kind. */
export function schemaOf(kind: ItemKind, limits: ItemLimits): object {
  switch (kind) {
    case 'string':
      return limits.values === undefined ? textSchema(limits) : { type: 'string', enum: [...limits.values] };
    case 'integer':
    case 'number':
      return numberSchema(kind, limits);
    case 'boolean':
      return { type: 'boolean', example: true };
    case 'timestamp':
      return { type: 'string', format: 'date-time', example: '2026-01-31T09:30:00.000Z' };
  }
}

/** OpenAPI schema of a public id. */
export function publicIdSchema(prefix: PublicIdPrefix): { type: 'string'; pattern: string; example: string } {
  return { type: 'string', pattern: `^${prefix}_[0-9a-f]{32}$`, example: `${prefix}_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c` };
}

function textSchema({ min = 0, max = DEFAULT_TEXT_MAX, pattern }: TextLimits): object {
  return {
    type: 'string',
    ...(min > 0 && { minLength: min }),
    maxLength: max,
    ...(pattern === undefined ? { example: 'text' } : { pattern: pattern.source }),
  };
}

function numberSchema(type: 'integer' | 'number', { min, max }: NumberLimits): object {
  return {
    type,
    ...(min !== undefined && { minimum: min }),
    ...(max !== undefined && { maximum: max }),
    example: min ?? Math.min(1, max ?? 1),
  };
}
