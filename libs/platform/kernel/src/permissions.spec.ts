import { describe, expect, it } from '@jest/globals';
import { ALL_PERMISSIONS, permissionsOf } from './permissions.js';

describe('roles', () => {
  it('each have all permissions of the role below', () => {
    const [viewer, editor, admin, owner] = (['viewer', 'editor', 'admin', 'owner'] as const).map(permissionsOf);
    expect([...(viewer ?? [])].every((permission) => editor?.has(permission))).toBe(true);
    expect([...(editor ?? [])].every((permission) => admin?.has(permission))).toBe(true);
    expect([viewer?.size, editor?.size, admin?.size]).toEqual([8, 15, 18]);
    expect(owner).toEqual(new Set(ALL_PERMISSIONS));
  });

  it('of viewers have only read permissions', () => {
    expect([...permissionsOf('viewer')].every((permission) => permission.endsWith(':read'))).toBe(true);
    expect(permissionsOf('viewer').has('audit:read')).toBe(false);
  });
});
