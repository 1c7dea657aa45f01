import { encodingNamed, ENCODINGS, type Encoding } from '@hearback/tabular';
import type { FastifyRequest } from 'fastify';
import { requestErrors } from '../problems/request.errors.js';
import { charsetOf } from '../server/media-type.js';

/** The kinds of files that imports take. */
export const IMPORT_FILES = ['csv', 'xlsx'] as const;

/** Characters of the name of a file; longer names are cut. */
const MAX_FILE_NAME = 255;

/** The parameter `file_name` of uploads, for the document. */
export const FILE_NAME_PARAMETER = {
  description: 'For a file: its name, by which staff know the import again.',
  schema: { type: 'string', maxLength: MAX_FILE_NAME },
} as const;

/** The name that a request gives its file; undefined if it is missing, blank or repeated. */
export function fileNameOf(name: string | string[] | undefined): string | undefined {
  return typeof name === 'string' ? name.trim().slice(0, MAX_FILE_NAME) || undefined : undefined;
}

/** The encoding that the media type of a file names. Throws unsupported-media-type for one that is not known. */
export function encodingOf(request: FastifyRequest): Encoding | undefined {
  const charset = charsetOf(request);
  const encoding = charset === undefined ? undefined : encodingNamed(charset);
  if (charset !== undefined && encoding === undefined) {
    throw requestErrors.error('unsupported-media-type', `The charset must be one of ${ENCODINGS.join(', ')}.`);
  }
  return encoding;
}
