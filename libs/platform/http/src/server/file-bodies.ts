import type { IncomingMessage } from 'node:http';
import { MEDIA_TYPES } from './body-parsers.js';
import { mediaTypeOf } from './media-type.js';

const FILES: readonly string[] = [MEDIA_TYPES.csv, MEDIA_TYPES.xlsx];

/**
 * A constraint of the router: a route with `constraints: { body: 'file' }` gets the requests of its path whose body is a file, and
 * another route of the same path gets all others.
 */
export const FILE_BODIES = {
  name: 'body',
  storage: <Handler>() => {
    const handlers = new Map<unknown, Handler>();
    return {
      get: (kind: unknown) => handlers.get(kind) ?? null,
      set: (kind: unknown, handler: Handler) => void handlers.set(kind, handler),
    };
  },
  deriveConstraint: (request: IncomingMessage) => (FILES.includes(mediaTypeOf(request)) ? 'file' : 'other'),
};
