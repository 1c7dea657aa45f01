import {
  BooleanField,
  EnumField,
  StringField,
  toCallerDocument,
  type Caller,
  type CallerDocument,
} from '@hearback/http';

/** A credential to resolve: its kind and the SHA-256 of its secret, hexadecimal. */
export class ResolveCredentialDto {
  @EnumField(['key', 'session'])
  readonly kind: 'key' | 'session';
  @StringField({ pattern: /^[0-9a-f]{64}$/ })
  readonly hash: string;
  @BooleanField({ optional: true, description: 'false: this is not a use of the credential.' })
  readonly use?: boolean;
}

/** The caller that a credential belongs to. */
export interface ResolvedDto {
  readonly caller: CallerDocument;
}

/** A caller for the wire. */
export function toResolvedDto(caller: Caller): ResolvedDto {
  return { caller: toCallerDocument(caller) };
}
