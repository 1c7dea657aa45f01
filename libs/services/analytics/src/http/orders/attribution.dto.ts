import {
  EnumField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  StringField,
  TimestampField,
} from '@hearback/http';
import type { ComputedReport } from '../../application/prepared/prepared-report.js';
import type { AttributionChoice, AttributionContent } from '../../application/orders/prepare-attribution.js';
import { ATTRIBUTION_MODELS, DECAY_HALF_LIFE_DAYS, type AttributionModel } from '../../domain/attribution.js';
import type { ChannelCredits } from '../../domain/orders/attribution-report.js';
import { PeriodDto } from '../period.dto.js';
import { RefusalDto } from '../refusal.dto.js';
import { CURRENCY } from './order-value.dto.js';

const DAYS = ['90', '28', '365'] as const;
const WINDOWS = ['30', '7', '90'] as const;
const CHANNELS = 1_000;

/** The query of the attribution report. */
export class AttributionQueryDto {
  @EnumField(DAYS, { optional: true, example: '90', description: 'Days of the period, today included. Default: 90.' })
  readonly days: (typeof DAYS)[number] = '90';

  @EnumField(WINDOWS, {
    optional: true,
    example: '30',
    description: 'Days before an order in which visits and leads are credited. Default: 30.',
  })
  readonly window_days: (typeof WINDOWS)[number] = '30';

  static toChoice({ days, window_days: window }: AttributionQueryDto): AttributionChoice {
    return { days: Number(days), window: Number(window) } as AttributionChoice;
  }
}

/** What one rule credits a channel with. */
export class CreditDto {
  @EnumField(ATTRIBUTION_MODELS)
  readonly model: AttributionModel;

  @NumberField({ min: 0, example: 41.5 })
  readonly orders: number;

  @NumberField({ example: 203_350, description: 'Minor units of the currency of the report.' })
  readonly revenue: number;
}

/** A channel through which customers came. */
export class ChannelCreditsDto {
  @StringField({ nullable: true, example: 'newsletter', description: 'Null: contacts that name no channel.' })
  readonly channel: string | null;

  @IntegerField({ min: 1, example: 120, description: 'Visits and leads before credited orders.' })
  readonly contacts: number;

  @IntegerField({ min: 1, example: 72, description: 'Credited orders with at least one contact through it.' })
  readonly orders: number;

  @ListField(() => CreditDto, { max: ATTRIBUTION_MODELS.length })
  readonly credits: readonly CreditDto[];

  static fromCredits({ channel, contacts, credits, orders }: ChannelCredits): ChannelCreditsDto {
    return {
      channel,
      contacts,
      orders,
      credits: ATTRIBUTION_MODELS.map((model) => ({
        model,
        orders: credits[model].orders,
        revenue: credits[model].minor,
      })),
    };
  }
}

/** Orders credited to what came before them. */
export class AttributionReportDto extends PeriodDto {
  @EnumField(['attribution_report'])
  readonly object: 'attribution_report';

  @TimestampField({ description: 'The time of its numbers; it is prepared in the background.' })
  readonly computed_at: string;

  @IntegerField({ min: 1, example: 30 })
  readonly window_days: number;

  @IntegerField({ min: 1, example: DECAY_HALF_LIFE_DAYS, description: 'In which the credit of time decay halves.' })
  readonly half_life_days: number;

  @IntegerField({ min: 0, example: 214, description: 'Orders of the period.' })
  readonly orders: number;

  @IntegerField({
    min: 0,
    example: 180,
    description: 'With a contact in the window. The credits of each rule add up to them.',
  })
  readonly credited: number;

  @StringField({ ...CURRENCY, nullable: true, description: 'Of most orders; null without amounts.' })
  readonly currency: string | null;

  @NumberField({ example: 880_200, description: 'Minor units of the credited orders in that currency.' })
  readonly revenue: number;

  @ListField(() => ChannelCreditsDto, { max: CHANNELS, description: 'By credit of the linear rule.' })
  readonly channels: readonly ChannelCreditsDto[];

  @IntegerField({ min: 0, example: 0, description: 'Channels left out because there are too many.' })
  readonly channels_omitted: number;

  @ObjectField(() => RefusalDto, { nullable: true })
  readonly refusal: RefusalDto | null;

  static fromReport({ content, computedAt }: ComputedReport<AttributionContent>, window: number): AttributionReportDto {
    const { from, report, timeZone, to } = content;
    const { channels, credited, currency, minor, orders, refusal } = report;
    return {
      object: 'attribution_report',
      time_zone: timeZone,
      from,
      to,
      computed_at: computedAt.toISOString(),
      window_days: window,
      half_life_days: DECAY_HALF_LIFE_DAYS,
      orders,
      credited,
      currency,
      revenue: minor,
      channels: channels.slice(0, CHANNELS).map((channel) => ChannelCreditsDto.fromCredits(channel)),
      channels_omitted: Math.max(0, channels.length - CHANNELS),
      refusal: RefusalDto.fromRefusal(refusal),
    };
  }
}
