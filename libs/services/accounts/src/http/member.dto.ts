import { parsePublicId, publicId, ROLES, type Role } from '@hearback/kernel';
import { BooleanField, EmailField, TimestampField, PublicIdField, StringField, EnumField } from '@hearback/http';
import type { AddMemberCommand } from '../application/add-member.js';
import type { ChangeMemberCommand } from '../application/change-member.js';
import type { Staff } from '../domain/staff.js';

const NAME = { min: 1, max: 200, pattern: /\S/, example: 'Ada Example' };

/** Body of `POST /v1/members`. */
export class AddMemberDto {
  @EmailField({ example: 'ben@example.org' })
  readonly email: string;
  @StringField({ ...NAME, example: 'Ben Example' })
  readonly name: string;
  @EnumField(ROLES, { example: 'editor', description: 'Only an owner may add an owner.' })
  readonly role: Role;
  @StringField({ min: 1, max: 1000, example: 'four words of your own', description: '10 to 128 characters.' })
  readonly password: string;
}

/** A change of a member; omitted fields stay as they are. A change of role or active state ends the member's sessions. */
export class ChangeMemberDto {
  @StringField({ ...NAME, optional: true })
  readonly name?: string;
  @EnumField(ROLES, { optional: true, example: 'editor' })
  readonly role?: Role;
  @BooleanField({ optional: true, description: 'An inactive member cannot sign in.' })
  readonly active?: boolean;
  @PublicIdField('stf', {
    optional: true,
    nullable: true,
    outOfSample: true,
    description: 'Only with `"active": false`: the member who takes over the open tasks. Default: nobody.',
  })
  readonly successor_id?: string | null;
}

/** Body of `POST /v1/members/me/password`. */
export class ChangePasswordDto {
  @StringField({ min: 1, max: 1000, example: 'four words of your own' })
  readonly current_password: string;
  @StringField({ min: 1, max: 1000, example: 'six other words of your own', description: '10 to 128 characters.' })
  readonly new_password: string;
}

/** A member of staff. */
export class MemberDto {
  @PublicIdField('stf')
  readonly id: string;
  @EmailField()
  readonly email: string;
  @StringField(NAME)
  readonly name: string;
  @EnumField(ROLES)
  readonly role: Role;
  @BooleanField()
  readonly active: boolean;
  @TimestampField({
    nullable: true,
    description:
      'When the owner of the address confirmed it. A member who has not is mailed nothing but the link for it.',
  })
  readonly confirmed_at: string | null;
  @TimestampField()
  readonly created_at: string;
}

/** The command to add a member. */
export function fromAddMemberDto(dto: AddMemberDto, network: string): AddMemberCommand {
  return { email: dto.email, name: dto.name.trim(), role: dto.role, password: dto.password, network };
}

/** The change of a member. */
export function fromChangeMemberDto(dto: ChangeMemberDto): ChangeMemberCommand {
  return { name: dto.name?.trim(), role: dto.role, active: dto.active, successorId: successorOf(dto) };
}

function successorOf({ successor_id: id }: ChangeMemberDto): string | null {
  return (id && parsePublicId('stf', id)) || null;
}

/** A member for the wire. */
export function toMemberDto(staff: Staff): MemberDto {
  const { id, email, name, role, active, confirmedAt, createdAt } = staff;
  return {
    id: publicId('stf', id),
    email,
    name,
    role,
    active,
    confirmed_at: confirmedAt?.toISOString() ?? null,
    created_at: createdAt.toISOString(),
  };
}
