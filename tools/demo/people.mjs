import { randomBytes } from 'node:crypto';
import { confirmAddress } from '../product/confirm-address.mjs';

/** The colleagues of the owner. */
const COLLEAGUES = [
  ['Aiko Tanaka', 'aiko@lumen-lamps.example', 'agent'],
  ['Tomás Reyes', 'tomas@lumen-lamps.example', 'agent'],
  ['Maya Lindqvist', 'maya@lumen-lamps.example', 'admin'],
];

const FIRST = [
  'Jonas',
  'Hanna',
  'Ellen',
  'Priya',
  'Amélie',
  'Yusuf',
  'Clara',
  'Mateo',
  'Ingrid',
  'Léa',
  'Omar',
  'Sofia',
];
const LAST = [
  'Weber',
  'Koch',
  'Byrne',
  'Raman',
  'Dubois',
  'Demir',
  'Novak',
  'Silva',
  'Berg',
  'Moreau',
  'Haddad',
  'Rossi',
];

/** Adds the colleagues with addresses that are confirmed, so that mail about tasks reaches them; returns their ids. */
export async function addColleagues(url, call, log) {
  const ids = [];
  for (const [name, email, role] of COLLEAGUES) {
    const password = randomBytes(12).toString('base64url');
    const { id } = await call('POST', '/v1/members', { name, email, role, password });
    await confirmAddress(url, { email, password }, { timeoutMs: 15_000 }).catch(({ message }) => log(message));
    ids.push(id);
  }
  return ids;
}

/** Gives the customers of the newest answers names, addresses and attributes. */
export async function nameCustomers(call) {
  const { data } = await call('GET', '/v1/responses?limit=100');
  const ids = [...new Set(data.map(({ customer }) => customer?.external_id).filter(Boolean))];
  for (const [i, id] of ids.entries()) {
    const [first, last] = [FIRST[i % FIRST.length], LAST[(i * 5 + Math.floor(i / 12)) % LAST.length]];
    const ascii = `${first}.${last}`
      .toLowerCase()
      .normalize('NFD')
      .replaceAll(/[^a-z.]/g, '');
    await call('PUT', `/v1/customers/${encodeURIComponent(id)}`, {
      name: `${first} ${last}`,
      identities: [{ kind: 'email', value: `${ascii}.${i}@mail.example` }],
      attributes: { tier: ['bronze', 'silver', 'gold'][i % 3], newsletter: i % 2 === 0 },
    });
  }
}
