import { IntegerField, ListField, ObjectField, RecordField, StringField } from '@hearback/http';
import type { TrackedEvent } from '../domain/page-event.js';
import type { AttributeValue } from '../domain/attribute.js';

const UUID = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/;

/** A customer whom the shop's server has signed. */
export class SignedCustomerDto {
  @StringField({ min: 1, max: 200, example: 'C-1042' })
  readonly external_id: string;
  @IntegerField({
    optional: true,
    min: 0,
    max: 9_999_999_999,
    example: 1_772_409_600,
    description: 'Unix time in seconds at which the signature expires, at most 30 days ahead.',
  })
  readonly expires?: number;
  @StringField({
    optional: true,
    pattern: /^[0-9a-fA-F]{64}$/,
    example: '0'.repeat(64),
    description:
      'HMAC-SHA-256 with the identity secret of the publishable key, in hexadecimal, of three lines: the id of the workspace, `expires`, `external_id`. Without it the events are those of a visitor.',
  })
  readonly signature?: string;
}

/** Something that happened on a web page. */
export class TrackedEventDto {
  @StringField({
    pattern: UUID,
    example: '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c',
    description: 'A UUID that you make for this event; the same id again is a duplicate, whatever its content.',
  })
  readonly id: string;
  @StringField({
    min: 1,
    max: 64,
    pattern: /^[a-z][a-z0-9_-]*$/,
    example: 'lead',
    description: '`visit`, `lead`, or a name that you define. Orders and deliveries are recorded by your server.',
  })
  readonly name: string;
  @IntegerField({
    optional: true,
    min: 0,
    max: 604_800,
    example: 0,
    description: 'Whole seconds since it happened, so that no clock has to be right. Default: 0.',
  })
  readonly seconds_ago?: number;
  @RecordField({ optional: true, max: 20, value: { max: 200 }, example: { form: 'contact' } })
  readonly properties?: Readonly<Record<string, AttributeValue>>;
}

/** Body of `POST /v1/widget/events`. */
export class TrackEventsDto {
  @StringField({
    max: 200,
    example: 'hbp_live_…',
    description: 'A publishable key. It is in the body, so that browsers send no preflight.',
  })
  readonly key: string;
  @ObjectField(() => SignedCustomerDto, { optional: true })
  readonly customer?: SignedCustomerDto;
  @ListField(() => TrackedEventDto, { min: 1, max: 20 })
  readonly events: readonly TrackedEventDto[];
}

/** The result of a call. */
export class TrackedEventsDto {
  @IntegerField({ min: 0, example: 1 })
  readonly recorded: number;
  @IntegerField({ min: 0, example: 0, description: 'Events that were recorded before.' })
  readonly duplicates: number;
  @IntegerField({
    min: 0,
    example: 0,
    description: 'Events that are not recorded because the browser sends `Sec-GPC: 1`: all or none.',
  })
  readonly withheld: number;
}

/** The events of a body. */
export function fromTrackEventsDto({ events }: TrackEventsDto): readonly TrackedEvent[] {
  return events.map(({ id, name, seconds_ago: secondsAgo = 0, properties = {} }) => ({
    id,
    name,
    secondsAgo,
    properties,
  }));
}
