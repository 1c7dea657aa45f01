import { asciiAddress, type Role } from '@hearback/kernel';

/** A member of staff of a workspace: a person's place in it. */
export interface Staff {
  readonly id: string;
  /** The person, who may be a member of other workspaces too. */
  readonly personId: string;
  /** The person's, of an inactive member: on the day of leaving. In lower case. At most one person has confirmed it; others may have it unconfirmed. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** An inactive member cannot sign in and has no session. */
  readonly active: boolean;
  /** When the owner of the address confirmed it; null before. An unconfirmed member gets no mail. */
  readonly confirmedAt: Date | null;
  /** The person's language; null: the workspace's. */
  readonly language: string | null;
  /** The person's time zone; null: the workspace's. */
  readonly timeZone: string | null;
  readonly createdAt: Date;
}

/** What identifies a new member. */
export type NewStaff = Pick<Staff, 'id' | 'personId' | 'email' | 'createdAt'>;

/** A new member who is a new person: active, with an address that is not confirmed. */
export function newStaff(identity: NewStaff): Omit<Staff, 'name' | 'role'> {
  return { ...identity, active: true, confirmedAt: null, language: null, timeZone: null };
}

/** The properties of a member that may be changed; absent ones stay as they are. */
export type StaffChange = Partial<Pick<Staff, 'name' | 'role' | 'active'>>;

/** The decision on a change of a member. */
export type StaffDecision =
  | { readonly kind: 'changed'; readonly staff: Staff; readonly endsSessions: boolean }
  | { readonly kind: 'unchanged' }
  /** Only an owner may appoint or change an owner. */
  | { readonly kind: 'owners-only' }
  /** The member has, or would get, permissions that the caller lacks. */
  | { readonly kind: 'role-beyond-caller' }
  /** The workspace would have no active owner left. */
  | { readonly kind: 'last-owner' };

/** The form in which addresses are stored and compared: trimmed, in lower case, the domain in ASCII (`xn--…`). */
export function normalEmail(address: string): string {
  const lower = address.trim().toLowerCase();
  return asciiAddress(lower) ?? lower;
}

/** Who changes a member: the role of a session, or null for an API key, and the permissions. */
export interface Grantor {
  readonly role: Role | null;
  readonly permissions: ReadonlySet<string>;
}

/** The permissions of each role. */
export type PermissionsOfRole = (role: Role) => ReadonlySet<string>;

/**
 * Why `by` may not give `role` to a member, or `undefined`. An owner is appointed by owners only, never by an API key; nobody gives
 * permissions that they lack.
 */
export function grantDefect(
  by: Grantor,
  role: Role,
  permissionsOf: PermissionsOfRole,
): 'owners-only' | 'role-beyond-caller' | undefined {
  if (role === 'owner' && by.role !== 'owner') return 'owners-only';
  const isCovered = [...permissionsOf(role)].every((permission) => by.permissions.has(permission));
  return isCovered ? undefined : 'role-beyond-caller';
}

/**
 * Decides on a change of a member. `activeOwners` is the number of active owners of the workspace before the change. A change of
 * role or a deactivation ends the member's sessions, so that no session outlives the permissions it was opened with.
 */
export function changeStaff(
  staff: Staff,
  change: StaffChange,
  by: Grantor,
  { activeOwners, permissionsOf }: { readonly activeOwners: number; readonly permissionsOf: PermissionsOfRole },
): StaffDecision {
  const next: Staff = {
    ...staff,
    name: change.name ?? staff.name,
    role: change.role ?? staff.role,
    active: change.active ?? staff.active,
  };
  const sameRights = next.role === staff.role && next.active === staff.active;
  if (sameRights && next.name === staff.name) return { kind: 'unchanged' };
  const defect = grantDefect(by, staff.role, permissionsOf) ?? grantDefect(by, next.role, permissionsOf);
  if (defect !== undefined) return { kind: defect };
  const wasOwner = staff.role === 'owner' && staff.active;
  const isOwner = next.role === 'owner' && next.active;
  if (wasOwner && !isOwner && activeOwners <= 1) return { kind: 'last-owner' };
  return { kind: 'changed', staff: next, endsSessions: !sameRights };
}
