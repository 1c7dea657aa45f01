import { describe, expect, it } from '@jest/globals';
import type { Customer } from '../customer-queries.js';
import { changeOf, undoneChange } from './profile-change.js';

const customer = (emails: readonly string[], more: Partial<Customer> = {}): Customer => ({
  id: 'cus_00000000000000000000000000000001',
  external_id: 'C-1',
  name: null,
  language: 'de',
  time_zone: null,
  identities: [{ kind: 'phone', value: '+491' }, ...emails.map((value) => ({ kind: 'email', value }))],
  attributes: {},
  merged: [],
  revision: 1,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
  ...more,
});
const email = (value: string | null) => ({ kind: 'email', value });

describe('a change of a profile', () => {
  it('has only what differs, without spaces around it, and is none if nothing does', () => {
    expect(changeOf(customer(['a@x.org']), { name: ' ', language: 'de', email: 'a@x.org' })).toBeUndefined();
    const change = changeOf(customer([]), { name: ' Ada ', language: 'de', email: '' });
    expect(change).toEqual({ name: 'Ada' });
    expect(undoneChange(customer([]), change!)).toEqual({ name: null });
  });

  it('replaces the first address and keeps the others; without any, the kind is removed', () => {
    const two = customer(['a@x.org', 'b@x.org']);
    const change = changeOf(two, { name: '', language: '', email: 'c@x.org' })!;
    expect(change).toEqual({ language: null, identities: [email('c@x.org'), email('b@x.org')] });
    expect(undoneChange(two, change)).toEqual({ language: 'de', identities: [email('a@x.org'), email('b@x.org')] });
    const none = changeOf(customer(['a@x.org']), { name: '', language: 'de', email: '' });
    expect(none).toEqual({ identities: [email(null)] });
    expect(undoneChange(customer([]), { identities: [email('a@x.org')] })).toEqual({ identities: [email(null)] });
  });
});
