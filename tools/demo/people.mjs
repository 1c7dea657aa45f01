import { randomBytes } from 'node:crypto';
import { confirmAddress } from '../product/confirm-address.mjs';
import { CUSTOMERS, customerId } from './answers.mjs';

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

/** Customers that are written at the same time. */
const AT_ONCE = 8;

/** Gives the customers names, addresses and attributes. */
export async function nameCustomers(call) {
  const numbers = Array.from({ length: CUSTOMERS }, (_, i) => i);
  for (let first = 0; first < CUSTOMERS; first += AT_ONCE)
    await Promise.all(numbers.slice(first, first + AT_ONCE).map((number) => nameCustomer(call, number)));
}

async function nameCustomer(call, i) {
  const [first, last] = [FIRST[i % FIRST.length], LAST[(i * 5 + Math.floor(i / 12)) % LAST.length]];
  const ascii = `${first}.${last}`
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[^a-z.]/g, '');
  await call('PUT', `/v1/customers/${customerId(i)}`, {
    name: `${first} ${last}`,
    identities: [{ kind: 'email', value: `${ascii}.${i}@mail.example` }],
    attributes: { tier: ['bronze', 'silver', 'gold'][i % 3], newsletter: i % 2 === 0 },
  });
}
