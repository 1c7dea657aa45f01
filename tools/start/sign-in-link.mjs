/**
 * A link to the dashboard that signs the owner of the demo workspace in, once. Null without a demo workspace, and if its owner has not
 * confirmed the address or has changed it: the password signs in then.
 */
export async function signInLink({ url, internalSecret, processes }, { email }, log) {
  if (email === undefined) return null;
  const accounts = processes.find(({ name }) => name === 'accounts') ?? processes[0];
  const reply = await fetch(`${accounts.url}/internal/local-sign-ins`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'hearback-internal': internalSecret },
    body: JSON.stringify({ email }),
  });
  if (reply.ok) return `${url}/app/open#${(await reply.json()).token}`;
  log(`no link that signs in: ${(await reply.json()).detail ?? reply.status}`);
  return null;
}
