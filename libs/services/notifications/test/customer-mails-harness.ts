import { randomUUID } from 'node:crypto';
import {
  CustomerChanged,
  InvitationClaimed,
  MessagePublished,
  SurveyPublished,
  type CustomerChangedV1,
  type InvitationClaimedV1,
  type MessagePublishedV1,
} from '@hearback/contracts';
import type { NotificationsHarness, Workspace } from './notifications-harness.js';

/** A survey in English and German that begins with this question. */
export function surveyOf(
  question: Readonly<Record<string, unknown>>,
  texts: Readonly<Record<string, string>> = {},
): Readonly<Record<string, unknown>> {
  const title = { 'questions.first.title': 'How was it, {{ customer.first_name | default: "dear guest" }}?', ...texts };
  return {
    default_language: 'en',
    languages: ['en', 'de', 'ar'],
    texts: { en: title, de: { 'questions.first.title': 'Wie war es?' }, ar: { 'questions.first.title': 'كيف كان؟' } },
    questions: [{ key: 'first', required: true, ...question }],
  };
}

/** A workspace that asks customers. */
export class AskingWorkspace {
  readonly surveyId = randomUUID();
  readonly planId = randomUUID();

  private constructor(
    private readonly harness: NotificationsHarness,
    readonly workspace: Workspace,
  ) {}

  static async create(
    harness: NotificationsHarness,
    definition = surveyOf({ kind: 'nps' }),
    texts: MessagePublishedV1['texts'] = {},
    sandboxOf: string | null = null,
  ): Promise<AskingWorkspace> {
    const workspace = await harness.workspace('en', undefined, 'Lumen Lamps', sandboxOf);
    const own = new AskingWorkspace(harness, workspace);
    await own.publishSurvey(definition);
    await own.publishMessage(texts);
    return own;
  }

  get tenantId(): string {
    return this.workspace.tenantId;
  }

  async publishSurvey(definition: Readonly<Record<string, unknown>>, version = 1): Promise<void> {
    await this.harness.medium.publish(
      SurveyPublished,
      {
        survey_id: this.surveyId,
        version_id: randomUUID(),
        version,
        name: 'After delivery',
        link_code: 'abcdefghij',
        touchpoint: null,
        definition,
        published_at: this.#now(),
      },
      { tenantId: this.tenantId },
    );
  }

  async publishMessage(texts: MessagePublishedV1['texts'], version = 1): Promise<void> {
    await this.harness.medium.publish(
      MessagePublished,
      {
        plan_id: this.planId,
        message_version: version,
        survey_id: this.surveyId,
        survey_version: 1,
        sender_id: null,
        texts,
        published_at: this.#now(),
      },
      { tenantId: this.tenantId },
    );
  }

  /** Publishes a customer. */
  async customer(overrides: Partial<CustomerChangedV1> = {}): Promise<CustomerChangedV1> {
    const id = randomUUID();
    const customer: CustomerChangedV1 = {
      customer_id: id,
      external_id: `c-${id}`,
      name: 'Jonas Weber',
      email: `jonas-${id}@example.org`,
      language: 'en',
      time_zone: null,
      attributes: {},
      revision: 1,
      changed_at: this.#now(),
      ...overrides,
    };
    await this.harness.medium.publish(CustomerChanged, customer, { tenantId: this.tenantId });
    return customer;
  }

  /** Claims an invitation of the customer. */
  async claim(
    customer: CustomerChangedV1,
    overrides: Partial<InvitationClaimedV1> = {},
    eventId?: string,
  ): Promise<InvitationClaimedV1> {
    // Copies that come later delay a mail until its job is retried.
    await this.harness.medium.drained();
    const claimed: InvitationClaimedV1 = {
      invitation_id: randomUUID(),
      step: 'invite',
      step_number: 1,
      plan_id: this.planId,
      survey_id: this.surveyId,
      survey_version: 1,
      message_version: 1,
      customer_id: customer.customer_id,
      external_id: customer.external_id,
      channel: 'email',
      segments: [],
      variables: {},
      asked_at: this.#now(),
      claimed_at: this.#now(),
      expires_at: new Date(this.harness.medium.clock.now().getTime() + 14 * 86_400_000).toISOString(),
      ...overrides,
    };
    await this.harness.medium.publish(InvitationClaimed, claimed, {
      tenantId: this.tenantId,
      ...(eventId === undefined ? {} : { id: eventId }),
    });
    return claimed;
  }

  #now(): string {
    return this.harness.medium.clock.now().toISOString();
  }
}
