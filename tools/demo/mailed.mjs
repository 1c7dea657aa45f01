import { setTimeout as wait } from 'node:timers/promises';

/** The newest mails to an address in the built-in inbox. */
async function mailsTo(url, address) {
  const reply = await fetch(`${url}/inbox/messages?to=${encodeURIComponent(address)}`);
  return reply.ok ? (await reply.json()).data : [];
}

/** Paths of the links in the newest mailed question to an address: to answer, and of preferences. Throws if none comes in time. */
export async function mailedLinks(url, address, { timeoutMs = 30_000 } = {}) {
  const until = Date.now() + timeoutMs;
  // Backs off, because every poll counts against the rate limit of the network.
  for (let pause = 50; ; pause = Math.min(pause * 2, 1000)) {
    for (const { text } of await mailsTo(url, address)) {
      const [survey] = /\/r\/[\w-]{43}(?![\w-])/.exec(text) ?? [];
      const [preferences] = /\/p\/[\w-]{43}(?![\w-])/.exec(text) ?? [];
      if (survey !== undefined) return { survey, preferences: preferences ?? null };
    }
    if (Date.now() > until) throw new Error(`no question to ${address} arrived in the inbox`);
    await wait(pause);
  }
}

/** Opens the page behind a mailed link and sends its form as somebody who has touched it; waits until the link is known. */
export async function answerMail(url, path, answers) {
  let page = await fetch(`${url}${path}`);
  for (let tries = 0; page.status === 503 && tries < 30; tries += 1) {
    await wait(500);
    page = await fetch(`${url}${path}`);
  }
  const html = await page.text();
  const hidden = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const fields = Object.fromEntries(hidden.map(([, name, value]) => [name, value]));
  const body = new URLSearchParams({ ...fields, ...answers, ':gesture': '1' });
  const reply = await fetch(`${url}${path}`, { method: 'POST', body, redirect: 'manual' });
  if (reply.status >= 400) throw new Error(`the answer of ${path} was rejected: ${reply.status}`);
}
