import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PrivacyMailRequested } from '@hearback/contracts';
import { SignedLinks } from '@hearback/http';
import { AskingWorkspace } from './customer-mails-harness.js';
import { NotificationsHarness } from './notifications-harness.js';

describe('a mail about a privacy request', () => {
  let harness: NotificationsHarness;
  beforeAll(async () => {
    harness = await NotificationsHarness.start();
  });
  afterAll(() => harness?.medium.close());

  async function request(tenantId: string, customer_id: string, more: object = {}) {
    const request_id = randomUUID();
    const expires_at = new Date(harness.medium.clock.now().getTime() + 7 * 86_400_000).toISOString();
    const payload = { request_id, customer_id, kind: 'erasure', language: 'en', expires_at, ...more };
    const id = randomUUID();
    await harness.medium.publish(PrivacyMailRequested, payload, { tenantId, id });
    await harness.medium.publish(PrivacyMailRequested, payload, { tenantId });
    await harness.medium.drained();
    return `/p/${harness.medium.app.get(SignedLinks, { strict: false }).write('privacy-request', [request_id])}/confirm`;
  }

  it('goes once to the address on file, with the link, and no other', async () => {
    const shop = await AskingWorkspace.create(harness);
    const customer = await shop.customer();
    const link = await request(shop.tenantId, customer.customer_id);
    const [mail] = await harness.mailsTo(customer.email!, 1);
    expect(mail?.subject).toBe('Erasing your data at Lumen Lamps: please confirm');
    for (const part of [mail!.text, mail!.html]) expect(part).toContain(link);
    expect(mail!.html).not.toMatch(/\/r\/|\/u\//);
    expect(Buffer.byteLength(mail!.html)).toBeLessThan(20_000);
  });

  it.each([
    ['de', 'export', 'Kopie der Daten bei Lumen Lamps: bitte bestätigen', 'ltr'],
    ['ar', 'export', 'نسخة من بياناتك لدى Lumen Lamps: يُرجى التأكيد', 'rtl'],
    ['fr', 'erasure', 'Effacement des données chez Lumen Lamps : à confirmer', 'ltr'],
    ['ja', 'export', 'A copy of your data at Lumen Lamps: please confirm', 'ltr'],
  ])('is written in the language of the page: %s', async (language, kind, subject, direction) => {
    const shop = await AskingWorkspace.create(harness);
    const customer = await shop.customer();
    await request(shop.tenantId, customer.customer_id, { language, kind });
    const [mail] = await harness.mailsTo(customer.email!, 1);
    expect(mail?.subject).toBe(subject);
    expect(mail?.html).toContain(`dir="${direction}"`);
  });

  it('is not sent without an address, after its time, or about what is not known', async () => {
    const shop = await AskingWorkspace.create(harness);
    const customer = await shop.customer();
    await request(shop.tenantId, customer.customer_id, { kind: 'magic' });
    await request(shop.tenantId, customer.customer_id, { expires_at: '2026-01-01T00:00:00.000Z' });
    await request(shop.tenantId, randomUUID());
    await harness.mailsTo(customer.email!, 0);
  });
});
