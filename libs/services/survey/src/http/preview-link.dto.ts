import { EnumField, StringField, TimestampField } from '@hearback/http';
import type { PreviewLink } from '../application/create-preview-link.js';
import type { PublicAddress } from './public-address.js';

/** A link with which a survey can be tried out. */
export class PreviewLinkDto {
  @EnumField(['preview_link'])
  readonly object: 'preview_link';

  @StringField({ example: 'http://127.0.0.1:4000/s/k3v9x2mq7c?preview=AZjA…' })
  readonly url: string;

  @TimestampField({ description: 'Until then the link works.' })
  readonly expires_at: string;
}

/** The link for the wire. */
export function toPreviewLinkDto({ linkCode, token, expiresAt }: PreviewLink, address: PublicAddress): PreviewLinkDto {
  return {
    object: 'preview_link',
    url: `${address.of(linkCode)}?preview=${token}`,
    expires_at: expiresAt.toISOString(),
  };
}
