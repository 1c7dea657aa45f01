import { permissionsOf, type Role } from '@hearback/kernel';
import { describe, expect, it } from '@jest/globals';
import { changeStaff, grantDefect, normalEmail, type Grantor, type Staff, type StaffChange } from './staff.js';

const staff = (more: Partial<Staff> = {}): Staff => ({
  id: '01890000-0000-7000-8000-000000000001',
  personId: '01890000-0000-7000-8000-000000000002',
  email: 'ada@example.org',
  name: 'Ada',
  role: 'editor',
  active: true,
  confirmedAt: null,
  language: null,
  timeZone: null,
  createdAt: new Date(0),
  ...more,
});

/** Somebody with this role; null: a key with all permissions. */
const as = (role: Role | null): Grantor => ({ role, permissions: permissionsOf(role ?? 'owner') });
const change = (who: Staff, what: StaffChange, by: Grantor, activeOwners: number) =>
  changeStaff(who, what, by, { activeOwners, permissionsOf });

describe('a change of a member', () => {
  it('ends the sessions if it changes permissions, and keeps them if it changes the name', () => {
    expect(change(staff(), { role: 'viewer' }, as('admin'), 1)).toMatchObject({ kind: 'changed', endsSessions: true });
    expect(change(staff(), { active: false }, as('admin'), 1)).toMatchObject({ endsSessions: true });
    expect(change(staff(), { name: 'Ada L.' }, as('admin'), 1)).toMatchObject({ endsSessions: false });
  });

  it('changes nothing if nothing differs', () => {
    expect(change(staff(), { role: 'editor', name: 'Ada' }, as('admin'), 1)).toEqual({ kind: 'unchanged' });
    expect(change(staff(), {}, as('admin'), 1)).toEqual({ kind: 'unchanged' });
  });

  it.each<[Role | null, Partial<Staff>, StaffChange]>([
    ['admin', {}, { role: 'owner' }],
    [null, {}, { role: 'owner' }],
    ['admin', { role: 'owner' }, { role: 'admin' }],
    ['admin', { role: 'owner' }, { active: false }],
    ['admin', { role: 'owner' }, { name: 'Somebody' }],
    [null, { role: 'owner' }, { active: false }],
  ])('by %s of %j to %j requires an owner', (by, who, what) => {
    expect(change(staff(who), what, as(by), 2)).toEqual({ kind: 'owners-only' });
    expect(change(staff(who), what, as('owner'), 2)).toMatchObject({ kind: 'changed' });
  });

  it('never leaves the workspace without an active owner', () => {
    const owner = staff({ role: 'owner' });
    expect(change(owner, { role: 'admin' }, as('owner'), 1)).toEqual({ kind: 'last-owner' });
    expect(change(owner, { active: false }, as('owner'), 1)).toEqual({ kind: 'last-owner' });
    expect(change(owner, { name: 'Ada L.' }, as('owner'), 1)).toMatchObject({ kind: 'changed' });
    expect(change({ ...owner, active: false }, { role: 'admin' }, as('owner'), 1)).toMatchObject({ kind: 'changed' });
  });
});

describe('roles and addresses', () => {
  it('let only owners appoint owners', () => {
    const defects = (['owner', 'admin', null] as const).map((by) => grantDefect(as(by), 'owner', permissionsOf));
    expect(defects).toEqual([undefined, 'owners-only', 'owners-only']);
    expect(grantDefect(as('admin'), 'admin', permissionsOf)).toBeUndefined();
  });

  it('let nobody give, or change the holder of, permissions that they lack', () => {
    const key: Grantor = { role: null, permissions: new Set([...permissionsOf('viewer'), 'workspace:admin']) };
    expect(grantDefect(key, 'viewer', permissionsOf)).toBeUndefined();
    expect(grantDefect(key, 'editor', permissionsOf)).toBe('role-beyond-caller');
    expect(change(staff({ role: 'viewer' }), { role: 'admin' }, key, 1)).toEqual({ kind: 'role-beyond-caller' });
    expect(change(staff({ role: 'admin' }), { active: false }, key, 1)).toEqual({ kind: 'role-beyond-caller' });
    expect(change(staff({ role: 'viewer' }), { active: false }, key, 1)).toMatchObject({ kind: 'changed' });
  });

  it('compare addresses without regard to case and space', () => {
    expect(normalEmail(' Ada@Example.ORG ')).toBe('ada@example.org');
  });
});
