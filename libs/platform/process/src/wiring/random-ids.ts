import { Ids } from '@hearback/kernel';
import { v7 } from 'uuid';

/** UUIDs of version 7; within one process each is greater than the one before it. */
export class RandomIds extends Ids {
  override next(): string {
    return v7();
  }
}
