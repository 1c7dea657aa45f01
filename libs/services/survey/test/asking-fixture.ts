import { randomUUID } from 'node:crypto';
import { CustomerChanged, InvitationClaimed, InvitationSuppressed, type CustomerChangedV1 } from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import type { MediumOptions } from '@hearback/testing';
import { surveyFixture, type Call } from './survey-fixture.js';

/** An invitation as the API returns it. */
export interface InvitationRef {
  readonly id: string;
  readonly status: string;
}

/** The id of an invitation in the database and in events. */
export const invitationUuid = ({ id }: { readonly id: string }) => parsePublicId('svi', id)!;

/** The survey service with customers, an open survey, and shortcuts to ask them. */
export async function askingFixture(now = new Date('2026-03-02T12:00:00Z'), settings: MediumOptions['settings'] = {}) {
  const fixture = await surveyFixture({ now, settings });
  const survey: { id: string } = await fixture.createSurvey({ name: 'Shop', kind: 'relationship' });
  await fixture.publishSurvey(survey);
  const invite = (customer: string, more: object = {}, call: Call = {}) =>
    fixture.call('post', '/v1/survey-invitations', { body: { survey_id: survey.id, customer, ...more }, ...call });
  return {
    ...fixture,
    survey,
    /** Publishes customers as the customers service does; returns their ids. */
    async customers(externalIds: readonly string[], more: Partial<CustomerChangedV1> = {}): Promise<string[]> {
      const ids = externalIds.map(() => randomUUID());
      for (const [i, externalId] of externalIds.entries())
        await fixture.publish(CustomerChanged, {
          customer_id: ids[i]!,
          external_id: externalId,
          name: null,
          email: `${externalId.toLowerCase()}@example.org`,
          language: 'en',
          time_zone: 'Europe/Berlin',
          attributes: {},
          revision: 1,
          changed_at: fixture.clock.now().toISOString(),
          ...more,
        });
      await fixture.drained();
      return ids;
    },
    invite,
    /** The invitation as it is now, after all events and due jobs. */
    async now({ id }: { readonly id: string }) {
      await fixture.drained();
      return (await fixture.call('get', `/v1/survey-invitations/${id}`)).body;
    },
    /** The claims of an invitation. */
    claimsOf: async (invitation: { readonly id: string }) =>
      (await fixture.events.all(InvitationClaimed))
        .map(({ payload }) => payload)
        .filter(({ invitation_id: id }) => id === invitationUuid(invitation)),
    suppressionsOf: async (invitation: { readonly id: string }) =>
      (await fixture.events.all(InvitationSuppressed))
        .map(({ payload }) => payload)
        .filter(({ invitation_id: id }) => id === invitationUuid(invitation)),
  };
}

export type AskingFixture = Awaited<ReturnType<typeof askingFixture>>;
