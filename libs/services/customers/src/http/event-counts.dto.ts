import { IntegerField, ListField, StringField, TimestampField } from '@hearback/http';

/** The query of counts of events. */
export class EventCountsQueryDto {
  @StringField({ min: 1, max: 64, example: 'lead' })
  readonly kind: string;
  @TimestampField({ description: 'Events from this time on.' })
  readonly from: string;
  @TimestampField({ example: '2026-02-28T00:00:00Z', description: 'Events before this time, at most 92 days later.' })
  readonly to: string;
}

/** The events of a day. */
export class EventCountDto {
  @StringField({ example: '2026-02-27', description: 'A day in UTC.' })
  readonly day: string;
  @IntegerField({ min: 1, example: 12 })
  readonly events: number;
  @IntegerField({ min: 0, example: 3, description: 'Different customers among them; visitors are nobody.' })
  readonly customers: number;
}

/** Counts of events; days without an event are left out. */
export class EventCountsDto {
  @ListField(() => EventCountDto, { max: 93 })
  readonly data: readonly EventCountDto[];
}
