import { ObjectField, StringField } from '@hearback/http';
import type { NewSandbox } from '../../application/sandbox/change-sandbox.js';
import { toWorkspaceDto, WorkspaceDto } from '../workspace.dto.js';

/** A new sandbox with its first keys. */
export class NewSandboxDto {
  @ObjectField(() => WorkspaceDto)
  readonly workspace: WorkspaceDto;
  @StringField({
    example: 'hbk_test_…',
    description: "For servers: has all of the owner's permissions in the sandbox. Returned only in this response.",
  })
  readonly secret_key: string;
  @StringField({
    example: 'hbp_test_…',
    description: 'For pages and apps: can only create responses in the sandbox. Returned only in this response.',
  })
  readonly publishable_key: string;
  @StringField({
    nullable: true,
    example: 'hbi_…',
    description: 'Of the publishable key: signs customers on your server. Returned only in this response.',
  })
  readonly identity_secret: string | null;
}

/** A new sandbox for the wire. */
export function toNewSandboxDto({ workspace, secretKey, publishableKey, identitySecret }: NewSandbox): NewSandboxDto {
  return {
    workspace: toWorkspaceDto(workspace),
    secret_key: secretKey,
    publishable_key: publishableKey,
    identity_secret: identitySecret,
  };
}
