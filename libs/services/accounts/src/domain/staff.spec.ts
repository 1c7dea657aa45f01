import type { Role } from '@hearback/kernel';
import { describe, expect, it } from '@jest/globals';
import { changeStaff, mayGrant, normalEmail, type Staff, type StaffChange } from './staff.js';

const staff = (more: Partial<Staff> = {}): Staff => ({
  id: '01890000-0000-7000-8000-000000000001',
  email: 'ada@example.org',
  name: 'Ada',
  role: 'editor',
  active: true,
  createdAt: new Date(0),
  ...more,
});

describe('a change of a member', () => {
  it('ends the sessions if it changes permissions, and keeps them if it changes the name', () => {
    expect(changeStaff(staff(), { role: 'viewer' }, 'admin', 1)).toMatchObject({ kind: 'changed', endsSessions: true });
    expect(changeStaff(staff(), { active: false }, 'admin', 1)).toMatchObject({ endsSessions: true });
    expect(changeStaff(staff(), { name: 'Ada L.' }, 'admin', 1)).toMatchObject({ endsSessions: false });
  });

  it('changes nothing if nothing differs', () => {
    expect(changeStaff(staff(), { role: 'editor', name: 'Ada' }, 'admin', 1)).toEqual({ kind: 'unchanged' });
    expect(changeStaff(staff(), {}, 'admin', 1)).toEqual({ kind: 'unchanged' });
  });

  it.each<[Role | null, Partial<Staff>, StaffChange]>([
    ['admin', {}, { role: 'owner' }],
    [null, {}, { role: 'owner' }],
    ['admin', { role: 'owner' }, { role: 'admin' }],
    ['admin', { role: 'owner' }, { active: false }],
    ['admin', { role: 'owner' }, { name: 'Somebody' }],
    [null, { role: 'owner' }, { active: false }],
  ])('by %s of %j to %j requires an owner', (by, who, change) => {
    expect(changeStaff(staff(who), change, by, 2)).toEqual({ kind: 'owners-only' });
    expect(changeStaff(staff(who), change, 'owner', 2)).toMatchObject({ kind: 'changed' });
  });

  it('never leaves the workspace without an active owner', () => {
    const owner = staff({ role: 'owner' });
    expect(changeStaff(owner, { role: 'admin' }, 'owner', 1)).toEqual({ kind: 'last-owner' });
    expect(changeStaff(owner, { active: false }, 'owner', 1)).toEqual({ kind: 'last-owner' });
    expect(changeStaff(owner, { name: 'Ada L.' }, 'owner', 1)).toMatchObject({ kind: 'changed' });
    expect(changeStaff({ ...owner, active: false }, { role: 'admin' }, 'owner', 1)).toMatchObject({ kind: 'changed' });
  });
});

describe('roles and addresses', () => {
  it('let only owners appoint owners', () => {
    expect([mayGrant('owner', 'owner'), mayGrant('admin', 'owner'), mayGrant(null, 'owner')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(mayGrant('admin', 'admin')).toBe(true);
  });

  it('compare addresses without regard to case and space', () => {
    expect(normalEmail(' Ada@Example.ORG ')).toBe('ada@example.org');
  });
});
