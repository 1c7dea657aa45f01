import { setTimeout as wait } from 'node:timers/promises';

/** Repeats until `read` returns something; throws after half a minute. */
async function eventually(what, read) {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const found = await read().catch(() => undefined);
    if (found !== undefined) return found;
    await wait(200);
  }
  throw new Error(`${what} did not appear`);
}

/** The newest mail to an address in the built-in inbox, with the path of its HTML. */
async function mailTo(url, address) {
  const reply = await fetch(`${url}/inbox/messages?to=${encodeURIComponent(address)}`);
  return (await reply.json()).data[0];
}

/** Asks a customer by mail in this language about an order; the mail, and the paths of the pages that it links to. */
export async function mailedCustomer({ url, call, survey, language, name, address }) {
  const { waits, per_year, revision } = await call('GET', '/v1/attention-rules');
  // Pictures are taken at any hour.
  await call('PUT', '/v1/attention-rules', { waits, per_year, quiet_hours: null }, { 'if-match': `"${revision}"` });
  const customer = `C-${address}`;
  const identities = [{ kind: 'email', value: address }];
  await call('PUT', `/v1/customers/${customer}`, { name, language, time_zone: 'Europe/Berlin', identities });
  await eventually('the invitation', () => call('POST', '/v1/survey-invitations', { survey_id: survey, customer }));
  const mail = await eventually(`the mail to ${address}`, () => mailTo(url, address));
  const linked = (letter) => new RegExp(`/${letter}/[\\w-]+`).exec(mail.html)[0];
  return { mail, preferences: linked('p'), unsubscribe: linked('u') };
}
