import { Injectable } from '@nestjs/common';
import { SignedLinks } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import type { ShareLink } from '../../domain/mailings/share-link.js';
import { ShareLinkDto } from './share-link.dto.js';

/** The addresses of links to reports. They carry a signature, so that no id can be guessed or made up. */
@Injectable()
export class ShareAddresses {
  constructor(
    private readonly signed: SignedLinks,
    private readonly clock: Clock,
  ) {}

  /** The workspace and the link of a genuine token. */
  read(token: string): { readonly tenantId: string; readonly id: string } | undefined {
    const [tenantId, id] = this.signed.read('shared-report', token) ?? [];
    return tenantId === undefined || id === undefined ? undefined : { tenantId, id };
  }

  dtoOf(tenantId: string, link: ShareLink): ShareLinkDto {
    const path = `/shared/${this.signed.write('shared-report', [tenantId, link.id])}`;
    return ShareLinkDto.fromLink(link, path, this.clock.now());
  }
}
