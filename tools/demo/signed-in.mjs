import { apiClient } from '../product/product.mjs';
import { patientClient } from './patiently.mjs';

/** A client with the session of a member. */
export async function signedIn(url, { email, password }) {
  const reply = await fetch(`${url}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  const cookie = reply.headers
    .getSetCookie()
    .map((text) => text.split(';')[0])
    .join('; ');
  if (!reply.ok) throw new Error(`no session for ${email}: ${reply.status}`);
  const call = patientClient(apiClient(url));
  return (method, path, body) => call(method, path, body, { cookie, 'sec-fetch-site': 'same-origin' });
}
