import { readFile } from 'node:fs/promises';
import { Injectable, Logger } from '@nestjs/common';
import { reasonOf } from '@hearback/kernel';
import { FollowupsConfig } from '../followups.config.js';

/** A certificate with its key, as PEM. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

/** The certificate with which the SMTP server offers STARTTLS, from the files of the settings. */
@Injectable()
export class MailCertificate {
  private readonly logger = new Logger('incoming-mail');
  private current = '';

  constructor(private readonly config: FollowupsConfig) {}

  /** `undefined`: none is set. Throws if a file cannot be read, or only one of both is set. */
  async read(): Promise<CertificateFiles | undefined> {
    const { smtpCertificate, smtpKey } = this.config;
    if (smtpCertificate === undefined && smtpKey === undefined) return undefined;
    if (smtpCertificate === undefined || smtpKey === undefined)
      throw new Error('FOLLOWUPS_SMTP_TLS_CERTIFICATE and FOLLOWUPS_SMTP_TLS_KEY must be set together');
    const [cert, key] = await Promise.all([readFile(smtpCertificate, 'utf8'), readFile(smtpKey, 'utf8')]);
    this.current = cert;
    return { cert, key };
  }

  /** The certificate if it was renewed since it was read. While the files cannot be read, the old one stays in use. */
  async renewed(): Promise<CertificateFiles | undefined> {
    const before = this.current;
    try {
      const files = await this.read();
      return files?.cert === before ? undefined : files;
    } catch (error) {
      this.logger.warn(`the certificate cannot be read: ${reasonOf(error)}`);
      return undefined;
    }
  }
}
