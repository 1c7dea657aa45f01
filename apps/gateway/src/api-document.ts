import { readFileSync } from 'node:fs';
import type { DocumentedApi } from '@hearback/http';

/** The part of the OpenAPI document that the gateway uses. */
export interface ApiDocument extends ReturnType<DocumentedApi['document']> {
  /** Operations by path and method; their only tag is the service that serves them. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
}

interface DocumentedOperation {
  readonly tags?: readonly string[];
  readonly 'x-cors'?: boolean;
  readonly responses?: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

/** Whether the operation replies with server-sent events, which last. */
export function isEventStream({ responses = {} }: DocumentedOperation): boolean {
  return Object.values(responses).some(({ content }) => content?.['text/event-stream'] !== undefined);
}

/** The OpenAPI document of the whole platform, which a test compares with the code. */
export function readApi(): ApiDocument {
  return JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')) as ApiDocument;
}
