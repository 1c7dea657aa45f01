import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '@hearback/kernel';

/** The clock and the ids of an act, as one thing. */
@Injectable()
export class ActStamps {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The moment of the act and an id for what it adds. */
  next(): { readonly at: Date; readonly id: string } {
    return { at: this.clock.now(), id: this.ids.next() };
  }
}
