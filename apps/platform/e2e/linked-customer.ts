import { randomUUID } from 'node:crypto';
import { BrandChanged, InvitationClaimed, WorkspaceChanged } from '@hearback/contracts';
import { SignedLinks } from '@hearback/http';
import type { Medium } from '@hearback/testing';

/** A customer with the links of a mail, and what is stored of their choices. */
export interface LinkedCustomer {
  readonly id: string;
  readonly externalId: string;
  /** Path of the page of preferences. */
  readonly page: string;
  readonly unsubscribe: string;
  /** Path of the page that confirms the newest privacy request, as its mail has it. */
  confirmation(): Promise<string>;
  /** The ledger in its order, each entry as `purpose granted way`. */
  ledger(): Promise<readonly string[]>;
  /** The preferences that are stored; undefined if nothing was ever saved. */
  preferences(): Promise<Readonly<Record<string, unknown>> | undefined>;
}

/** Creates a customer who was asked about an order by mail. */
export async function linkedCustomer(platform: Medium, language = 'en'): Promise<LinkedCustomer> {
  const externalId = `C-${randomUUID()}`;
  const profile = {
    name: 'Jonas Weber',
    language,
    time_zone: 'Europe/Berlin',
    identities: [{ kind: 'email', value: `${externalId.toLowerCase()}@example.org` }],
  };
  await platform.as().put(`/v1/customers/${externalId}`).send(profile).expect(201);
  const [row] = await platform.sql<{ id: string }>('select id from customers.customer where external_id = $1', [
    externalId,
  ]);
  const customerId = row!.id;
  const invitationId = randomUUID();
  const at = platform.clock.now().toISOString();
  await platform.publish(InvitationClaimed, {
    invitation_id: invitationId,
    step: 'invite',
    step_number: 1,
    plan_id: randomUUID(),
    survey_id: randomUUID(),
    survey_kind: 'order',
    survey_version: 1,
    message_version: 1,
    customer_id: customerId,
    external_id: externalId,
    channel: 'email',
    segments: [],
    variables: {},
    asked_at: at,
    claimed_at: at,
    expires_at: new Date(platform.clock.now().getTime() + 14 * 86_400_000).toISOString(),
  });
  await platform.drained();
  const links = platform.app.get(SignedLinks, { strict: false });
  return {
    id: customerId,
    externalId,
    page: `/p/${links.write('preferences', [customerId])}`,
    unsubscribe: `/u/${links.write('unsubscribe', [customerId, invitationId])}`,
    confirmation: async () => {
      const [row] = await platform.sql<{ id: string }>(
        'select id from customers.privacy_request where customer_id = $1 order by created_at desc, id desc limit 1',
        [customerId],
      );
      return `/p/${links.write('privacy-request', [row!.id])}/confirm`;
    },
    ledger: async () => {
      const rows = await platform.sql<{ entry: string }>(
        `select concat_ws(' ', purpose, granted, way) as entry from customers.consent_entry
         where customer_id = $1 order by created_at, id`,
        [customerId],
      );
      return rows.map(({ entry }) => entry);
    },
    preferences: async () => {
      const rows = await platform.sql('select * from customers.preference where customer_id = $1', [customerId]);
      return rows[0];
    },
  };
}

/** Gives the workspace a name, a colour and a contact. */
export async function branded(platform: Medium): Promise<void> {
  const workspace = { workspace_id: platform.tenantId, changed_at: platform.clock.now().toISOString() };
  await platform.publish(WorkspaceChanged, {
    ...workspace,
    time_zone: 'Europe/Berlin',
    language: 'en',
    name: 'Lumen Lamps',
  });
  await platform.publish(BrandChanged, {
    ...workspace,
    name: null,
    color: '#7a4b0a',
    contact: { name: 'Tomás', phone: '030 555 0199', email: 'tomas@lumen.example', hours: 'Mon–Fri 9–18' },
    privacy_url: 'https://lumen.example/privacy',
    tone: 'formal',
    logo_path: null,
  });
  await platform.drained();
}
