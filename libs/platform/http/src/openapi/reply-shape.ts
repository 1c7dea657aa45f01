import { getSchemaPath } from '@nestjs/swagger';
import type { DtoClass } from '../fields/field.js';

/** A page of a list of these. */
export interface ListShape {
  readonly listOf: DtoClass;
}

/** No body: status 204. */
export const noContent = 'no-content';

/** Bodies that are not one JSON object of a DTO class. */
export type TextShape =
  'csv' | 'ndjson' | 'xlsx' | 'pdf' | 'png' | 'svg' | 'html' | 'text' | 'javascript' | 'json' | 'events';

/** The body of a reply, as the OpenAPI document describes it. */
export type ReplyShape = DtoClass | ListShape | typeof noContent | TextShape | readonly TextShape[];

/** The reply is a page of a list of these. */
export function listOf(dto: DtoClass): ListShape {
  return { listOf: dto };
}

/** The DTO class of a reply, or of its items. */
export function dtoOf(reply: ReplyShape): DtoClass | undefined {
  if (typeof reply === 'string' || isSeveral(reply)) return undefined;
  return typeof reply === 'function' ? reply : reply.listOf;
}

/** Whether the reply can have several media types. */
function isSeveral(reply: ReplyShape): reply is readonly TextShape[] {
  return Array.isArray(reply);
}

const TEXT_TYPES = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml',
  html: 'text/html',
  text: 'text/plain',
  javascript: 'text/javascript',
  events: 'text/event-stream',
} as const;

/** `content` of the response in the OpenAPI document; empty if it has no body. */
export function replyContent(reply: ReplyShape): { readonly content?: Record<string, { schema: object }> } {
  if (reply === noContent) return {};
  if (isSeveral(reply)) return { content: Object.assign({}, ...reply.map((each) => replyContent(each).content)) };
  if (reply === 'json') return { content: { 'application/json': { schema: { type: 'object' } } } };
  if (typeof reply === 'string') return { content: { [TEXT_TYPES[reply]]: { schema: textSchema(reply) } } };
  const schema =
    typeof reply === 'function' ? { $ref: getSchemaPath(reply) } : pageSchema({ $ref: getSchemaPath(reply.listOf) });
  return { content: { 'application/json': { schema } } };
}

function textSchema(reply: TextShape): object {
  return reply === 'xlsx' || reply === 'pdf' || reply === 'png'
    ? { type: 'string', format: 'binary' }
    : { type: 'string' };
}

/** The schema of a page of a list whose items have this schema. */
function pageSchema(items: object): object {
  return {
    type: 'object',
    required: ['object', 'data', 'has_more', 'next_cursor'],
    properties: {
      object: { type: 'string', enum: ['list'] },
      data: { type: 'array', items },
      has_more: { type: 'boolean', example: false },
      next_cursor: {
        type: ['string', 'null'],
        description: 'The `cursor` of the next page; null on the last.',
        example: null,
      },
    },
  };
}
