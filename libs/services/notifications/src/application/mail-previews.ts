import { Injectable } from '@nestjs/common';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import type { Survey } from '@hearback/questionnaire';
import { mailFrom } from '../domain/sender.js';
import { longValues, missingIn, type PreviewCustomer, type PreviewValues } from '../domain/preview-customer.js';
import { notificationsErrors } from './notifications.errors.js';
import { PreviewStore } from './preview-store.js';
import { SenderStore } from './senders.js';
import { SurveyMailWriter, type MailStep, type WrittenMail } from './survey-mail.js';

/** For how long a preview can be looked at. */
const KEPT_MS = 15 * 60_000;

/** A mail that staff want to look at. */
export interface PreviewCommand {
  readonly surveyId: string;
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** BCP 47 tag; null: that of the customer, or of the survey. */
  readonly language: string | null;
  readonly customer: PreviewCustomer;
  readonly step: MailStep;
}

/** A mail as it would be sent. */
export interface MailPreview {
  readonly id: string;
  readonly mail: WrittenMail;
  readonly expiresAt: Date;
}

/** A new preview, with the places in its texts that show their fallback. */
export interface NewMailPreview extends MailPreview {
  readonly missing: readonly string[];
}

/** Someone for whom a mail is written. */
interface Customer extends PreviewValues {
  readonly language: string | null;
}

const NOBODY: Customer = { name: null, attributes: {}, variables: {}, language: null };

/** Writes mails that staff look at before customers get them. Their links name no invitation. */
@Injectable()
export class MailPreviews {
  constructor(
    private readonly store: PreviewStore,
    private readonly writer: SurveyMailWriter,
    private readonly senders: SenderStore,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Throws `survey-not-published`. */
  async create(unit: UnitOfWork, command: PreviewCommand): Promise<NewMailPreview> {
    return unit.run(async (tx) => {
      const survey = await this.store.newestVersion(tx, command.surveyId);
      if (survey === undefined) throw notificationsErrors.error('survey-not-published');
      const customer = await this.#customer(tx, command);
      const [id, expiresAt] = [this.ids.next(), new Date(this.clock.now().getTime() + KEPT_MS)];
      const mail = await this.#write(tx, id, command, survey, customer);
      await this.store.add(tx, { id, mail, expiresAt });
      return { id, mail, expiresAt, missing: missingIn(command.texts, customer) };
    });
  }

  async #write(
    tx: TenantTx,
    id: string,
    { texts, language, step }: PreviewCommand,
    survey: Survey,
    { variables, ...customer }: Customer,
  ): Promise<WrittenMail> {
    const recipient = { customerId: this.ids.next(), ...customer, language: language ?? customer.language };
    const brand = await this.store.brand(tx);
    const mail = { id, invitationId: this.ids.next(), step, recipient, brand, variables, survey, texts };
    const { fromName, replyTo, ...written } = this.writer.write(mail);
    const from = mailFrom(await this.senders.signing(tx, tx.tenantId), { name: fromName, replyTo });
    return { ...written, fromName: from.name, replyTo: from.replyTo };
  }

  async #customer(tx: TenantTx, { customer, texts }: PreviewCommand): Promise<Customer> {
    switch (customer) {
      case 'real':
        return { ...NOBODY, ...(await this.store.someCustomer(tx)) };
      case 'empty':
        return NOBODY;
      case 'long':
        return { ...longValues(texts), language: null };
    }
  }
}
