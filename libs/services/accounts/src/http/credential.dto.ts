import { TextField, toCallerDocument, WordField, type Caller, type CallerDocument } from '@hearback/http';

/** A credential as the guard knows it. */
export class ResolveCredentialDto {
  @WordField(['key', 'session'])
  readonly kind: 'key' | 'session';
  @TextField({ pattern: /^[0-9a-f]{64}$/ })
  readonly hash: string;
}

/** Whom a credential stands for. */
export interface ResolvedDto {
  readonly caller: CallerDocument;
}

/** A caller for the wire. */
export function toResolvedDto(caller: Caller): ResolvedDto {
  return { caller: toCallerDocument(caller) };
}
