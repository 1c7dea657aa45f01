import { ObjectField, PublicIdField, StringField, TimestampField } from '@hearback/http';
import { parsePublicId, publicId } from '@hearback/kernel';
import type { AttemptOrigin } from '../application/attempt-limits.js';
import type { StartOwnershipTransferCommand } from '../application/start-ownership-transfer.js';
import type { OwnershipTransfer } from '../domain/ownership-transfer.js';

/** A transfer of the workspace that waits to be accepted. */
export class OwnershipTransferDto {
  @PublicIdField('stf', { description: 'The owner who gives the workspace away and becomes an admin.' })
  readonly from_id: string;
  @PublicIdField('stf', { description: 'The admin who becomes the owner by accepting.' })
  readonly to_id: string;
  @TimestampField()
  readonly requested_at: string;
  @TimestampField({ description: 'It can be accepted until then.' })
  readonly expires_at: string;
}

/** Reply of `GET /v1/workspace/ownership-transfer`. */
export class PendingOwnershipTransferDto {
  @ObjectField(() => OwnershipTransferDto, { nullable: true, description: 'Null: nothing waits to be accepted.' })
  readonly transfer: OwnershipTransferDto | null;
}

/** Body of `POST /v1/workspace/ownership-transfer`. */
export class StartOwnershipTransferDto {
  @PublicIdField('stf', { description: 'An active admin with a confirmed address.' })
  readonly member_id: string;
  @StringField({ min: 1, max: 1000, example: 'four words of your own', description: 'Your own password.' })
  readonly password: string;
}

/** Body of `POST /v1/workspace/ownership-transfer/acceptance`. */
export class AcceptOwnershipTransferDto {
  @StringField({ min: 1, max: 100, example: 'wJ0f…', description: 'From the mailed link.' })
  readonly token: string;
}

/** The command of a body whose fields were checked. */
export function fromStartOwnershipTransferDto(
  { member_id, password }: StartOwnershipTransferDto,
  origin: AttemptOrigin,
): StartOwnershipTransferCommand {
  return { memberId: parsePublicId('stf', member_id)!, password, origin };
}

/** The transfer as clients see it. */
export function toOwnershipTransferDto(transfer: OwnershipTransfer): OwnershipTransferDto {
  return {
    from_id: publicId('stf', transfer.fromId),
    to_id: publicId('stf', transfer.toId),
    requested_at: transfer.requestedAt.toISOString(),
    expires_at: transfer.expiresAt.toISOString(),
  };
}
