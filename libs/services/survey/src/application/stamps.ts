import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';

/** What marks a thing or an act: a new id and the present moment. */
export interface Stamp {
  readonly id: string;
  readonly at: Date;
}

/** Source of ids and moments, together because use cases need both. */
@Injectable()
export class Stamps {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  next(): Stamp {
    return { id: this.ids.next(), at: this.clock.now() };
  }
}
