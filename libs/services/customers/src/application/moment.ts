import { Injectable } from '@nestjs/common';
import { Clock, Ids } from '@hearback/kernel';

/** When something is written, and under which ids. */
@Injectable()
export class Moment {
  constructor(
    readonly clock: Clock,
    readonly ids: Ids,
  ) {}
}
