import { CustomerSignatures, type Caller, type NamedCustomer } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';

/** Decides whether a caller may speak for the customer that it names. */
@Injectable()
export class CustomerOfCaller {
  constructor(
    private readonly signatures: CustomerSignatures,
    private readonly clock: Clock,
  ) {}

  /** Everybody can read a publishable key, so it needs the signature of the customer. Throws bad-signature and signature-expired. */
  isVerified(caller: Caller, customer: NamedCustomer | undefined): boolean {
    return this.signatures.isVerified(caller, customer, this.clock.now());
  }
}
