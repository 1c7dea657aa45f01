import type { BatchTx } from '@hearback/database';
import { CommittedOffsets, Consumers, LogReader, type PartitionPosition } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { EarlierEvents } from '../application/earlier-events.js';
import { RiskCustomersConsumer } from './churn/risk-customers.consumer.js';
import { HandlingConsumer } from './effect/handling.consumer.js';
import { CustomerEventsConsumer } from './orders/customer-events.consumer.js';
import { PreferencesConsumer } from './preferences.consumer.js';
import { SurveysConsumer } from './surveys.consumer.js';

const GROUP = 'analytics';

/** `EarlierEvents` on the log in PostgreSQL. Events that cannot be consumed are dead-lettered by the delivery and left out here. */
@Injectable()
export class PgEarlierEvents extends EarlierEvents {
  readonly #offsets = new CommittedOffsets();
  readonly #consumers: Consumers;

  constructor(
    surveys: SurveysConsumer,
    customers: RiskCustomersConsumer,
    preferences: PreferencesConsumer,
    customerEvents: CustomerEventsConsumer,
    handling: HandlingConsumer,
  ) {
    super();
    this.#consumers = new Consumers([surveys, customers, preferences, customerEvents, handling]);
  }

  override async committedOffsets(tx: BatchTx): Promise<ReadonlyMap<string, number>> {
    return byPlace(await this.#offsets.positions(tx, GROUP, this.#consumers.topics));
  }

  override async lockCommittedOffsets(tx: BatchTx): Promise<ReadonlyMap<string, number>> {
    return byPlace(await this.#offsets.lockAll(tx, GROUP, this.#consumers.topics));
  }

  override async consumeAgain(
    tx: BatchTx,
    tenantId: string,
    {
      place,
      ...range
    }: { readonly place: string; readonly from: number; readonly until: number; readonly limit: number },
  ): Promise<number> {
    const { types } = this.#consumers;
    const [topic, partition] = place.split('/');
    const read = await new LogReader(tx).read({ ...range, topic: topic!, partition: Number(partition), types });
    const own = read.filter((event) => event.tenantId === tenantId && types.includes(event.type));
    await this.#consumers.apply(await this.#consumers.prepare(own), tx);
    return (read.at(-1)?.position.offset ?? range.until - 1) + 1;
  }
}

function byPlace(positions: readonly PartitionPosition[]): ReadonlyMap<string, number> {
  return new Map(positions.map(({ topic, partition, nextOffset }) => [`${topic}/${partition}`, nextOffset]));
}
