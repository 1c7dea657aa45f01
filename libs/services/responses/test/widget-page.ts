import { createHmac, randomUUID } from 'node:crypto';
import { WidgetChanged, type WidgetChangedV1 } from '@hearback/contracts';
import { CustomerSignatures, signedText } from '@hearback/http';
import { eventually, type Medium, type TestCaller } from '@hearback/testing';
import type { KnownSurvey } from './builders.js';
import { newEditKey } from './saved-answers.js';

/** Shows a survey on web pages, as the survey service would, and waits until this service knows it. */
export async function enableWidget(
  platform: Medium,
  survey: KnownSurvey,
  more: Partial<WidgetChangedV1> = {},
): Promise<void> {
  const revision = more.revision ?? 1;
  await platform.publish(WidgetChanged, {
    survey_id: survey.uuid,
    enabled: true,
    display: 'popover',
    trigger: { kind: 'delay', seconds: 10 },
    sampling: 1,
    targeting: [],
    recontact_days: 30,
    button_text: {},
    changed_at: '2026-01-02T03:04:05.000Z',
    ...more,
    revision,
  });
  await eventually(async () => {
    const rows = await platform.sql<{ revision: number }>(
      'select revision from responses.survey_widget where survey_id = $1',
      [survey.uuid],
    );
    if ((rows[0]?.revision ?? 0) < revision) throw new Error('the widget is not known yet');
  });
}

/** A web page with a publishable key. */
export function webPage(platform: Medium, caller: TestCaller = {}, headers: Readonly<Record<string, string>> = {}) {
  const credentialId = caller.credentialId ?? randomUUID();
  const { authorization = '' } = platform.headersOf({ kind: 'publishable-key', ...caller, credentialId });
  const key = authorization.slice('Bearer '.length);
  const send = (path: string, body: object, type = 'text/plain;charset=UTF-8') =>
    platform.http
      .post(`/v1/widget/${path}`)
      .set({ 'content-type': type, ...headers })
      .send(JSON.stringify({ key, ...body }));
  return {
    key,
    send,
    surveys: (body: object = {}) => send('surveys', body),
    save: (survey: KnownSurvey, answers: object, more: object = {}) =>
      send('answers', {
        survey_id: survey.id,
        submission_id: randomUUID(),
        edit_key: newEditKey(),
        answers,
        ...more,
      }),
    expose: (survey: KnownSurvey, customer: object | undefined, kind = 'shown') =>
      send('exposures', { survey_id: survey.id, kind, ...(customer && { customer }) }),
    /** A customer as the shop's server signs it. */
    signed: (externalId: string, expires = Math.floor(platform.clock.now().getTime() / 1000) + 3_600) => {
      const secret = platform.app.get(CustomerSignatures).secretOf(credentialId);
      const text = signedText({ tenantId: caller.tenantId ?? platform.tenantId, expires, externalId });
      return { external_id: externalId, expires, signature: createHmac('sha256', secret).update(text).digest('hex') };
    },
  };
}
