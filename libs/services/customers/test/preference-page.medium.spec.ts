import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrandChanged, WorkspaceChanged } from '@hearback/contracts';
import type { Medium } from '@hearback/testing';
import { callsOf, customersHarness } from './harness.js';
import { formOf, mailedCustomer } from './choices.js';

const NOW = '2026-06-01T12:00:00.000Z';
let harness: Medium;
let count = 0;
const fresh = (topic?: string) => mailedCustomer(harness, `C-page-${(count += 1)}`, { topic });
const post = (path: string, body: string) =>
  harness.http.post(path).set('content-type', 'application/x-www-form-urlencoded').send(body);
const show = async (path: string) => (await harness.http.get(path).expect(200)).text;

beforeAll(async () => {
  harness = await customersHarness();
});
afterAll(() => harness?.close());

/** Everything that a request could have changed: the rows of each table of the service and the places of the log. */
async function stateOfEverything() {
  const tables = await harness.sql<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'customers' order by 1`,
  );
  const rows = await Promise.all(
    tables.map(async ({ name }) => [
      name,
      await harness.sql(`select count(*)::integer as n, md5(string_agg(t::text, ',' order by t::text)) as content
        from customers."${name}" t`),
    ]),
  );
  return [rows, await harness.sql('select topic, partition, next_offset from messaging.partition order by 1, 2')];
}

describe('opening a link of a mail', () => {
  it('changes nothing, however it is opened', async () => {
    const ada = await fresh();
    const before = await stateOfEverything();
    for (const path of [ada.page, ada.unsubscribe]) {
      for (const query of ['', '?lang=ar', '?choice=stop&go=choose', '?List-Unsubscribe=One-Click']) {
        await harness.http.get(path + query).expect(200);
        await harness.http.head(path + query).expect(200);
      }
    }
    await harness.drained();
    expect(await stateOfEverything()).toEqual(before);
  });

  it('sets no cookie, is kept nowhere, and tells no other site', async () => {
    const ada = await fresh();
    const { headers } = await harness.http.get(ada.page);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('leads nowhere with a token that is forged, of another purpose, or of nobody', async () => {
    const ada = await fresh();
    const token = ada.page.slice(3);
    const forged = token.startsWith('A') ? `B${token.slice(1)}` : `A${token.slice(1)}`;
    for (const path of [`/p/${forged}`, `/u/${token}`, `/p/${ada.unsubscribe.slice(3)}`, '/p/x', '/u/x']) {
      await harness.http.get(path).expect(404);
      await post(path, 'List-Unsubscribe=One-Click').expect(404);
    }
    expect(await ada.entries()).toEqual([]);
  });

  it.each(['de', 'fr', 'es', 'pt', 'it', 'nl', 'pl', 'tr', 'ar', 'he', 'ja'])('speaks %s', async (language) => {
    const ada = await fresh();
    for (const path of [ada.page, ada.unsubscribe]) {
      const html = await show(`${path}?lang=${language}`);
      expect(html).toContain(`<html lang="${language}" dir="${['ar', 'he'].includes(language) ? 'rtl' : 'ltr'}">`);
    }
  });
});

describe('the page of preferences', () => {
  it('shows the workspace as customers know it, and their own language', async () => {
    const ada = await fresh();
    const workspace = { workspace_id: harness.tenantId, time_zone: 'Europe/Berlin', language: 'en' };
    await harness.publish(WorkspaceChanged, { ...workspace, name: 'Lumen & Söhne', changed_at: NOW });
    await harness.publish(BrandChanged, {
      workspace_id: harness.tenantId,
      name: null,
      color: '#7a4b0a',
      contact: { name: 'Tomás', phone: '030 555 0199', email: null, hours: null },
      privacy_url: null,
      tone: 'informal',
      logo_path: null,
      changed_at: NOW,
    });
    await harness.drained();
    await callsOf(harness).put(`C-page-${count}`, { language: 'de' });
    const html = await show(ada.page);
    expect(html).toContain('Lumen &amp; Söhne');
    expect(html).toContain('#7a4b0a');
    expect(html).toContain('tel:0305550199');
    expect(html).toContain('sobald du speicherst');
  });

  it('writes no consent for what was ticked before, and no event if nothing is changed', async () => {
    const ada = await fresh();
    const form = formOf(await show(ada.page));
    for (let times = 0; times < 2; times++) await post(ada.page, form).expect(200);
    expect([await ada.entries(), await ada.changes()]).toEqual([[], []]);
  });

  it('saves what is chosen, with the words that were shown', async () => {
    const ada = await fresh();
    const form = formOf(await show(`${ada.page}?lang=de`), {
      allowed: ['questions', 'order', 'relationship', 'product', 'conversation', 'news'],
      no_profiling: '1',
      often: '90',
      person: '1',
      language: 'tr',
      pause: '30',
      quiet: '18:00-10:00',
    });
    const saved = await post(ada.page, form).expect(200);
    expect(saved.text).toContain('<html lang="de"');
    expect(saved.headers['location']).toBeUndefined();
    const entries = await ada.entries();
    expect(entries.map(({ purpose, granted, way, locale }) => [purpose, granted, way, locale]).toSorted()).toEqual([
      ['news', true, 'page', 'de'],
      ['profiling', false, 'page', 'de'],
      ['replies', false, 'page', 'de'],
    ]);
    expect(await ada.changes()).toMatchObject([
      {
        topics_off: ['support'],
        max_every_days: 90,
        paused_until: '2026-07-02T00:00:00.000Z',
        language: 'tr',
        quiet_hours: { from: '18:00', to: '10:00' },
        prefers_person: true,
        no_profiling: true,
        revision: 1,
      },
    ]);
    const texts = await harness.sql<{ text: string }>(
      'select text from customers.consent_text t join customers.consent_entry e on e.text_id = t.id where customer_id = $1 order by 1',
      [ada.customerId],
    );
    expect(texts.map(({ text }) => text)).toEqual([
      'Antworten auf meine Worte',
      'Kein Profiling: Über mich wird nichts automatisch gefolgert.',
      'Neues und Angebote',
    ]);
    await post(ada.page, form).expect(200);
    expect([(await ada.entries()).length, (await ada.changes()).length]).toEqual([3, 1]);
  });

  it('is shown again, as it is now, if it was changed since', async () => {
    const ada = await fresh();
    const old = formOf(await show(ada.page), { often: '30' });
    await post(ada.page, formOf(await show(ada.page), { often: '182' })).expect(200);
    const again = await post(ada.page, old).expect(409);
    expect(formOf(again.text)).toContain('often=182');
    expect(await ada.changes()).toHaveLength(1);
  });

  it('does not grant what has been withdrawn since it was shown', async () => {
    const ada = await fresh();
    const old = formOf(await show(ada.page));
    await post(ada.unsubscribe, 'List-Unsubscribe=One-Click').expect(200);
    await post(ada.page, old).expect(200);
    expect((await ada.entries()).map(({ purpose, granted }) => [purpose, granted])).toEqual([['questions', false]]);
    expect(formOf(await show(ada.page))).not.toContain('allowed=questions');
  });

  it.each([['often=0', 'often=x', 'quiet=25:00-09:00', 'quiet=09:00-09:00', 'language=xx', 'pause=-1']])(
    'ignores values that it does not offer',
    async (...defects) => {
      const ada = await fresh();
      for (const defect of defects) {
        const [name = '', value = ''] = defect.split('=');
        await post(ada.page, formOf(await show(ada.page), { [name]: value })).expect(200);
      }
      expect(await ada.changes()).toEqual([]);
    },
  );

  it('shows questions as not allowed where the workspace needs consent', async () => {
    const ada = await fresh();
    const workspace = { workspace_id: harness.tenantId, name: 'Lumen', time_zone: 'UTC', language: 'en' };
    const at = (second: number) => `2026-06-01T12:00:0${second}.000Z`;
    await harness.publish(WorkspaceChanged, { ...workspace, questions_consent: 'opt_in', changed_at: at(1) });
    await harness.drained();
    const html = await show(ada.page);
    await harness.publish(WorkspaceChanged, { ...workspace, questions_consent: 'opt_out', changed_at: at(2) });
    await harness.drained();
    expect(formOf(html)).not.toContain('allowed=questions');
    expect(formOf(await show(ada.page))).toContain('allowed=questions');
  });
});

describe('the ledger of consent', () => {
  it('only grows: no role of the service changes or deletes an entry', async () => {
    const ada = await fresh();
    await post(ada.unsubscribe, 'choice=stop&go=choose').expect(200);
    const privileges = await harness.sql<{ role: string; privileges: string }>(
      `select grantee as role, string_agg(distinct privilege_type, ' ' order by privilege_type) as privileges
       from information_schema.role_table_grants
       where table_schema = 'customers' and table_name = 'consent_entry' and grantee like 'customers_%'
       group by 1 order by 1`,
    );
    expect(privileges).toEqual([
      { role: 'customers_batch', privileges: 'DELETE INSERT SELECT' },
      { role: 'customers_request', privileges: 'INSERT SELECT' },
    ]);
    // A superuser has every privilege; the triggers stop it all the same.
    for (const statement of [
      'update customers.consent_entry set granted = true',
      'delete from customers.consent_entry',
      `update customers.consent_text set text = 'x'`,
      'delete from customers.consent_text',
    ])
      await expect(harness.sql(statement)).rejects.toThrow('stay as long as their workspace');
    expect(await ada.entries()).toHaveLength(1);
  });
});
