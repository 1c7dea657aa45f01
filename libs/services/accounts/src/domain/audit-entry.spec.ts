import { describe, expect, it } from '@jest/globals';
import { AUDIT_GENESIS, auditText, type AuditEntry } from './audit-entry.js';

const entry: AuditEntry = {
  id: '01890000-0000-7000-8000-000000000001',
  sequence: 1,
  actor: { kind: 'staff', id: '01890000-0000-7000-8000-000000000002' },
  at: new Date('2026-01-31T09:30:00Z'),
  action: 'api-key.revoked',
  target: { kind: 'api-key', id: '01890000-0000-7000-8000-000000000003' },
  before: { name: 'Shop' },
  after: null,
};

describe('the text of an audit entry', () => {
  it.each<[string, Partial<AuditEntry>]>([
    ['the sequence', { sequence: 2 }],
    ['the actor', { actor: { kind: 'key', id: null } }],
    ['the time', { at: new Date('2026-01-31T09:30:00.001Z') }],
    ['the action', { action: 'api-key.created' }],
    ['the target', { target: { kind: 'staff', id: entry.target.id } }],
    ['the state before', { before: { name: 'Shop ' } }],
    ['the state after', { after: {} }],
  ])('differs with %s', (_what, change) => {
    expect(auditText('t', { ...entry, ...change }, AUDIT_GENESIS)).not.toBe(auditText('t', entry, AUDIT_GENESIS));
  });

  it('differs with the workspace and with the entry before', () => {
    expect(auditText('u', entry, AUDIT_GENESIS)).not.toBe(auditText('t', entry, AUDIT_GENESIS));
    expect(auditText('t', entry, '1'.repeat(64))).not.toBe(auditText('t', entry, AUDIT_GENESIS));
  });
});
