import { BooleanField, EnumField, IntegerField } from '@hearback/http';

/** Kinds of pictures. */
export const QR_FORMATS = ['svg', 'png'] as const;
export type QrFormat = (typeof QR_FORMATS)[number];

/** Query of `GET /v1/surveys/{survey_id}/qr`. */
export class QrQueryDto {
  @EnumField(QR_FORMATS, { optional: true })
  readonly format: QrFormat = 'svg';
  @IntegerField({ min: 100, max: 4000, optional: true, example: 600, description: 'Minimum width of a PNG in pixels.' })
  readonly size: number = 600;
  @BooleanField({
    optional: true,
    description: 'For a tablet that many people use, which starts over after each answer.',
  })
  readonly kiosk: boolean = false;
}
