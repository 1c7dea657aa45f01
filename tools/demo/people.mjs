import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { confirmAddress } from '../product/confirm-address.mjs';
import { buyerId, BUYERS, csvText, CUSTOMERS } from './answers.mjs';

/** The colleagues of the owner. */
const COLLEAGUES = [
  ['Aiko Tanaka', 'aiko@lumen-lamps.example', 'agent'],
  ['Tomás Reyes', 'tomas@lumen-lamps.example', 'agent'],
  ['Maya Lindqvist', 'maya@lumen-lamps.example', 'admin'],
];

/** As many combinations as there are customers: nobody shares a name. */
const FIRST = (
  'Jonas Hanna Ellen Priya Amélie Yusuf Clara Mateo Ingrid Léa Omar Sofia Lukas ' +
  'Nora Hugo Alba Elif Marc Julia Tariq Camille Anton Freya Paulo Greta Noé'
).split(' ');
const LAST = (
  'Weber Koch Byrne Raman Dubois Demir Novak Silva Berg Moreau Haddad Rossi Keller ' +
  'Lefèvre Jansen Ortega Kaya Marin Petit Nowak Sørensen Bianchi Fischer Garnier Costa'
).split(' ');

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

/** Gives the customers names and addresses, and those who answer attributes, by one file. */
export async function nameCustomers(call) {
  const rows = Array.from({ length: BUYERS }, (_, i) => rowOf(i));
  const csv = csvText([['external_id', 'name', 'email', 'tier', 'newsletter'], ...rows]);
  const path = '/v1/customer-imports?holds=customers&file_name=customers.csv';
  const { id, proposal } = await call('POST', path, csv, { 'content-type': 'text/csv' });
  const columns = {
    external_id: { to: 'external_id' },
    name: { to: 'name' },
    email: { to: 'identity', key: 'email' },
    tier: { to: 'attribute', key: 'tier', type: 'text' },
    newsletter: { to: 'attribute', key: 'newsletter', type: 'boolean' },
  };
  await call('POST', `/v1/customer-imports/${id}/start`, { mapping: { ...proposal.mapping, columns } });
  for (let pause = 50; ; pause = Math.min(pause * 2, 1000)) {
    const state = await call('GET', `/v1/customer-imports/${id}`);
    if (state.status === 'failed') throw new Error(`the import failed: ${JSON.stringify(state)}`);
    if (state.status === 'done') return;
    await wait(pause);
  }
}

function rowOf(i) {
  const first = FIRST[i % FIRST.length];
  const last = LAST[(i * 7 + Math.floor(i / FIRST.length)) % LAST.length];
  const ascii = `${first}.${last}`
    .toLowerCase()
    .replaceAll('ø', 'o')
    .normalize('NFD')
    .replaceAll(/[^a-z.]/g, '');
  const attributes = i < CUSTOMERS ? [['bronze', 'silver', 'gold'][i % 3], i % 2 === 0] : ['', ''];
  return [buyerId(i), `${first} ${last}`, `${ascii}.${i}@mail.example`, ...attributes];
}
