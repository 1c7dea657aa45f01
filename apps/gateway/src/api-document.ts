import { readFileSync } from 'node:fs';
import type { DocumentedApi } from '@hearback/http';

/** The part of the OpenAPI document that the gateway uses. */
export interface ApiDocument extends ReturnType<DocumentedApi['document']> {
  /** Operations by path and method; their only tag is the service that serves them. */
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly tags?: readonly string[]; readonly 'x-cors'?: boolean }>>>
  >;
}

/** The OpenAPI document of the whole platform, which a test compares with the code. */
export function readApi(): ApiDocument {
  return JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')) as ApiDocument;
}
