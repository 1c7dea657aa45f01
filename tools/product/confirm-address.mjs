import { setTimeout as wait } from 'node:timers/promises';

/** The token in the link of a confirmation mail; undefined if the text has none. */
export function confirmationToken(text) {
  return /\/confirm\/([\w-]{43})(?![\w-])/.exec(text)?.[1];
}

/** Submits the form of the page that a confirmation mail links to; throws unless the address is confirmed. */
export async function submitConfirmation(url, token, password) {
  const body = new URLSearchParams({ password });
  const reply = await fetch(`${url}/confirm/${token}`, { method: 'POST', body });
  if (reply.status !== 200) throw new Error(`the address was not confirmed: ${reply.status}`);
}

/** Confirms the address of a member as its owner would, with the mail in the built-in inbox. Throws if none arrives in time. */
export async function confirmAddress(url, { email, password }, { timeoutMs = 30_000 } = {}) {
  const until = Date.now() + timeoutMs;
  // Backs off, because every poll counts against the rate limit of the network.
  for (let pause = 50; ; pause = Math.min(pause * 2, 1000)) {
    const reply = await fetch(`${url}/inbox/messages?to=${encodeURIComponent(email)}`);
    const mails = reply.ok ? (await reply.json()).data : [];
    const token = mails.map(({ text }) => confirmationToken(text)).find(Boolean);
    if (token !== undefined) return submitConfirmation(url, token, password);
    if (Date.now() > until) throw new Error(`no confirmation mail to ${email} arrived in the inbox`);
    await wait(pause);
  }
}
