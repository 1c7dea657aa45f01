import { CustomerSignatures, type Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { responsesErrors } from '../application/responses.errors.js';

/** Decides whether a caller may speak for the customer that it names. */
@Injectable()
export class CustomerOfCaller {
  constructor(private readonly signatures: CustomerSignatures) {}

  /** Everybody can read a publishable key, so it needs the signature of the customer. Throws bad-signature for a wrong one. */
  isVerified(
    { kind, credentialId }: Caller,
    customer: { readonly external_id: string; readonly signature?: string } | undefined,
  ): boolean {
    if (kind !== 'publishable-key') return true;
    if (customer?.signature === undefined) return false;
    if (this.signatures.isValid(credentialId, customer.external_id, customer.signature)) return true;
    throw responsesErrors.error('bad-signature');
  }
}
