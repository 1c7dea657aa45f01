import { describe, expect, it } from '@jest/globals';
import { ALL_PERMISSIONS, permissionsOf, ROLES, type Permission } from './permissions.js';

describe('roles', () => {
  it('each have all permissions of the role below', () => {
    const sets = ROLES.map(permissionsOf);
    sets.forEach((permissions, index) => {
      const below = sets[index + 1] ?? new Set();
      expect([...below].every((permission) => permissions.has(permission as Permission))).toBe(true);
    });
    expect(sets.map(({ size }) => size)).toEqual([29, 29, 21, 13, 10]);
    expect(permissionsOf('owner')).toEqual(new Set(ALL_PERMISSIONS));
  });

  it('of agents change tasks, answers and customers, and nothing else', () => {
    const own = [...permissionsOf('agent')].filter((permission) => !permission.endsWith(':read'));
    expect(own).toEqual(['tasks:write', 'responses:write', 'customers:write']);
  });

  it('of viewers have only read permissions', () => {
    expect([...permissionsOf('viewer')].every((permission) => permission.endsWith(':read'))).toBe(true);
    expect(permissionsOf('viewer').has('audit:read')).toBe(false);
  });
});
