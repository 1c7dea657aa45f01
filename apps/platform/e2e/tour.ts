import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { readFileSync } from 'node:fs';
import { surveys } from '../../../tools/demo/surveys.mjs';
import { apiClient } from '../../../tools/product/product.mjs';
import type { ProductUnderTest, Workspace } from './product-under-test.js';

/** The headings of ARCHITECTURE.md below "The tour", in order. */
function headings(): readonly string[] {
  const text = readFileSync(new URL('../../../ARCHITECTURE.md', import.meta.url), 'utf8');
  const tour = text.slice(text.indexOf('\n## The tour'), text.indexOf('\n## Where do I change'));
  return [...tour.matchAll(/^### (.+)$/gm)].map((match) => match[1]!);
}

/** Events reach other services within milliseconds, but later on a busy machine or from a new broker. */
const eventTimeout = { within: 30_000 };

/** A customer of the shop, as the shop knows them. */
const CUSTOMER = 'C-1042';
const ADDRESS = 'jonas.weber@customers.example';

/** The main flow through the product that `start` starts. Its steps are the headings of ARCHITECTURE.md. */
export function tour(start: () => Promise<ProductUnderTest>): void {
  let product: ProductUnderTest;
  let shop: Workspace;
  let touchpoint: { id: string };
  let survey: { id: string; link_code: string };
  let task: { id: string; due_at: string; opened_at: string; response: { id: string } };
  /** The link of the mailed question, without a score. */
  let mailedLink: string;

  beforeAll(async () => {
    product = await start();
  });
  afterAll(() => product?.stop());

  /** Opens a survey page and sends its form as a browser without JavaScript would. */
  async function answerByForm(path: string, fields: Record<string, string>): Promise<Response> {
    const page = await (await fetch(`${product.url}${path}`)).text();
    const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      (match) => [match[1]!, match[2]!] as const,
    );
    const form = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields });
    const address = `${product.url}${path.split('?')[0]}`;
    return fetch(address, { method: 'POST', body: form, redirect: 'manual' });
  }

  /** Mails in the built-in inbox to an address, newest first. */
  async function mailsTo(address: string): Promise<{ id: string; subject: string; text: string }[]> {
    const reply = await fetch(`${product.url}/inbox/messages?to=${encodeURIComponent(address)}`);
    return ((await reply.json()) as { data: { id: string; subject: string; text: string }[] }).data;
  }

  const steps: Record<string, () => Promise<void>> = {
    'A shop signs up and gets its keys': async () => {
      shop = await product.newWorkspace('Lumen Lamps');
      await product.confirmOwner(shop);
      expect(shop.secretKey).toMatch(/^hbk_live_/);
      expect(shop.publishableKey).toMatch(/^hbp_/);
      expect((await shop.call('GET', '/v1/audit-entries')).data.length).toBeGreaterThan(0);
      await expect(apiClient(product.url, shop.publishableKey)('GET', '/v1/responses')).rejects.toMatchObject({
        status: 403,
      });
    },
    'A survey is published': async () => {
      touchpoint = await shop.call('POST', '/v1/touchpoints', { key: 'delivery', name: 'Delivery', stage: 'receive' });
      const draft = await shop.call('POST', '/v1/surveys', { ...surveys['delivery'], touchpoint_id: touchpoint.id });
      survey = await shop.call('POST', `/v1/surveys/${draft.id}/publish`);
      const rule = {
        name: 'Unhappy with the delivery',
        conditions: { all: [{ score: { question: 'recommend', op: 'lte', value: 6 } }, { text: 'present' }] },
        action: {
          title: 'Call back',
          playbook: 'Say what you do and by when.',
          due_in_minutes: 120,
          assignment: { strategy: 'fixed', staff_ids: [shop.staffId] },
        },
      };
      // The services receive the staff and the survey asynchronously.
      await eventually(() => shop.call('POST', '/v1/rules', rule), eventTimeout);
      const page = async () => (await fetch(`${product.url}/s/${survey.link_code}`)).status;
      await eventually(async () => expect(await page()).toBe(200), eventTimeout);
    },
    'An unhappy customer answers': async () => {
      const reply = await answerByForm(`/s/${survey.link_code}?carrier=PostBox`, {
        recommend: '2',
        why: 'The shade was broken <b>again</b>.',
      });
      expect(reply.status).toBe(303);
      const responses = await shop.call('GET', `/v1/responses?survey_id=${survey.id}`);
      expect(responses.data).toHaveLength(1);
      expect(responses.data[0]).toMatchObject({ channel: 'link', scores: [{ metric: 'nps', score: 2 }] });
    },
    'The task appears with its due time': async () => {
      task = await eventually(async () => {
        const [found] = (await shop.call('GET', '/v1/tasks?status=open')).data;
        expect(found).toBeDefined();
        return found;
      }, eventTimeout);
      expect(Date.parse(task.due_at) - Date.parse(task.opened_at)).toBe(120 * 60_000);
      const explanation = await shop.call('GET', `/v1/tasks/${task.id}/explanation`);
      expect(JSON.stringify(explanation)).toContain('recommend');
    },
    'Staff are mailed': async () => {
      const mail = await eventually(async () => {
        const { data } = (await (await fetch(`${product.url}/inbox/messages`)).json()) as {
          data: { id: string; to: readonly string[]; subject: string }[];
        };
        const found = data.find((message) => message.to.includes(shop.email) && !message.subject.startsWith('Confirm'));
        expect(found).toBeDefined();
        return found!;
      }, eventTimeout);
      expect(JSON.stringify(mail)).toContain('Call back');
      const html = await (await fetch(`${product.url}/inbox/${mail.id}`)).text();
      expect(html).not.toContain('<b>again</b>');
      await eventually(
        async () => expect((await shop.call('GET', '/v1/notifications')).data[0].status).toBe('delivered'),
        eventTimeout,
      );
    },
    'The task is resolved': async () => {
      await shop.call('POST', `/v1/tasks/${task.id}/first-response`, {});
      const resolved = await shop.call('POST', `/v1/tasks/${task.id}/resolve`, {
        root_cause: 'product',
        outcome: 'recovered',
        note: 'Replacement sent.',
      });
      expect(resolved.status).toBe('resolved');
      const times = await shop.call('GET', '/v1/tasks/times');
      expect(times.first_resolution.n).toBe(1);
    },
    'The trend shows it': async () => {
      const trend = () => shop.call('GET', `/v1/metrics/nps?interval=day&survey_id=${survey.id}`);
      const [series] = await eventually(async () => {
        const { series } = await trend();
        expect(series[0]?.total.n).toBe(1);
        return series;
      }, eventTimeout);
      expect(series.total).toMatchObject({ n: 1, value: -100, counts: { detractors: 1 }, verdict: 'too_few' });
      expect(series.buckets.at(-1)).toMatchObject({ n: 1, value: -100 });
      const drilled = await shop.call('GET', `/v1/metrics/nps/responses?survey_id=${survey.id}`);
      expect(drilled.data.map((row: { id: string }) => row.id)).toEqual([task.response.id]);
    },
    'A customer who ordered is asked by mail': async () => {
      await shop.call('PUT', `/v1/customers/${CUSTOMER}`, {
        name: 'Jonas Weber',
        language: 'en',
        identities: [{ kind: 'email', value: ADDRESS }],
      });
      const { waits, per_year, revision } = await shop.call('GET', '/v1/attention-rules');
      // The tour runs at any hour.
      const rules = { waits, per_year, quiet_hours: null };
      await shop.call('PUT', '/v1/attention-rules', rules, { 'if-match': `"${revision}"` });
      const plan = await shop.call('POST', '/v1/plans', {
        kind: 'trigger',
        name: 'After an order',
        survey_id: survey.id,
        trigger: { event: 'order', delay_minutes: 0, cancel_if: ['return'] },
      });
      await shop.call('POST', `/v1/plans/${plan.id}/start`);
      const order = { id: 'order-1', kind: 'order', external_id: CUSTOMER, occurred_at: new Date().toISOString() };
      await shop.call('POST', '/v1/events/batch', { events: [order] });
      const mail = await eventually(async () => {
        const [found] = await mailsTo(ADDRESS);
        expect(found).toBeDefined();
        return found!;
      }, eventTimeout);
      mailedLink = /\/r\/[\w-]{43}(?![\w-])/.exec(mail.text)![0];
      expect(mail.text).toContain('/u/');
      await eventually(async () => {
        const { data } = await shop.call('GET', `/v1/survey-invitations?customer=${CUSTOMER}`);
        expect(data).toMatchObject([{ plan_id: plan.id, status: 'sent' }]);
      }, eventTimeout);
    },
    'A click alone is no answer': async () => {
      const opened = await eventually(async () => {
        const reply = await fetch(`${product.url}${mailedLink}?score=1`);
        expect(reply.status).toBe(200);
        return reply.text();
      }, eventTimeout);
      expect(opened).toMatch(/value="1"[^>]* checked/);
      expect((await shop.call('GET', `/v1/responses?survey_id=${survey.id}`)).data).toHaveLength(1);
    },
    'What they send is confirmed and has an owner': async () => {
      // The script of the page reports the first gesture; without it, a form that is sent so soon after the mail is suspected.
      const answers = { recommend: '1', why: 'It came without its cable.', ':gesture': '1' };
      const sent = await answerByForm(`${mailedLink}?score=1`, answers);
      expect([200, 303]).toContain(sent.status);
      const response = await eventually(async () => {
        const [found] = (await shop.call('GET', `/v1/responses?survey_id=${survey.id}&channel=email`)).data;
        expect(found).toBeDefined();
        return found;
      }, eventTimeout);
      expect(response).toMatchObject({ channel: 'email', customer: { external_id: CUSTOMER } });
      const found = await eventually(async () => {
        const [newest] = (await shop.call('GET', '/v1/tasks?status=open')).data;
        expect(newest?.response?.id).toBe(response.id);
        return newest;
      }, eventTimeout);
      const detail = await shop.call('GET', `/v1/tasks/${found.id}`);
      expect(detail.response.customer_external_id).toBe(CUSTOMER);
      expect((await shop.call('GET', `/v1/customers/${CUSTOMER}`)).identities).toContainEqual(
        expect.objectContaining({ kind: 'email', value: ADDRESS }),
      );
      await eventually(async () => {
        const { data } = await shop.call('GET', `/v1/survey-invitations?customer=${CUSTOMER}`);
        expect(data[0].status).toBe('completed');
      }, eventTimeout);
    },
  };

  it('has a step for every heading of the architecture, and no other', () => {
    expect(headings()).toEqual(Object.keys(steps));
  });

  for (const [heading, step] of Object.entries(steps)) it(heading, step);
}
