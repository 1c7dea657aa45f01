import { ListQueryDto, PublicIdField, StringField, TimestampField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { KeptMail } from '../../application/sandbox/kept-mails.js';

/** The query of the mails of a sandbox. */
export class KeptMailsQueryDto extends ListQueryDto {
  @StringField({ optional: true, max: 254, example: 'jonas@example.org', description: 'To this address only.' })
  readonly to?: string;
}

/** A mail of a sandbox that was kept instead of being sent. */
export class KeptMailDto {
  @PublicIdField('kml')
  readonly id: string;
  @StringField({ example: 'jonas@example.org', description: 'To whom it would have been sent.' })
  readonly to: string;
  @StringField({ example: 'How was your order?' })
  readonly subject: string;
  @StringField({ example: 'Hello Jonas, …', description: 'Its text part. Its links work.' })
  readonly text: string;
  @TimestampField()
  readonly created_at: string;
}

/** A kept mail for the wire. */
export function keptMailToDto({ id, address, subject, text, createdAt }: KeptMail): KeptMailDto {
  return { id: publicId('kml', id), to: address, subject, text, created_at: createdAt.toISOString() };
}
