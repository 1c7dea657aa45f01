import { ROLES, type Role } from '@hearback/kernel';
import { BooleanField, EmailField, EnumField, StringField, TimestampField } from '@hearback/http';
import type { ShownInvitation } from '../application/show-invitation.js';

const TOKEN = {
  min: 43,
  max: 43,
  pattern: /^[\w-]{43}$/,
  example: 'q3Jv…',
  description: 'The end of the mailed link.',
};
const NAME = { min: 1, max: 200, pattern: /\S/, example: 'Lena Fuchs' };

/** Body of `POST /v1/invitations/lookup`. */
export class InvitationTokenDto {
  @StringField(TOKEN)
  readonly token: string;
}

/** Body of `POST /v1/invitations/accept`. */
export class AcceptInvitationDto extends InvitationTokenDto {
  @StringField({ ...NAME, optional: true, description: 'Default: the name in the invitation.' })
  readonly name?: string;
  @StringField({
    min: 1,
    max: 1000,
    optional: true,
    example: 'four words of your own',
    description: 'Of a new account, or in the place of a password that somebody else chose: 10 to 128 characters.',
  })
  readonly password?: string;
}

/** An invitation as the invited person sees it. */
export class ShownInvitationDto {
  @StringField({ min: 1, max: 200, example: 'Lumen Lamps' })
  readonly workspace_name: string;
  @EmailField({ example: 'lena@example.org' })
  readonly email: string;
  @StringField({ ...NAME, nullable: true })
  readonly name: string | null;
  @EnumField(ROLES, { example: 'agent' })
  readonly role: Role;
  @StringField({ min: 2, max: 35, example: 'de' })
  readonly language: string;
  @BooleanField({ description: 'The address has an account: sign in with it, then accept.' })
  readonly has_account: boolean;
  @BooleanField({ description: 'The session of this browser belongs to the account.' })
  readonly signed_in: boolean;
  @BooleanField({
    description: 'The person chooses a password: there is no account, or somebody else chose its password.',
  })
  readonly needs_password: boolean;
  @BooleanField({
    description:
      'It can be accepted with the identity provider: `invitation_token` of POST /v1/single-sign-on/attempts.',
  })
  readonly single_sign_on: boolean;
  @TimestampField()
  readonly expires_at: string;
}

/** A shown invitation for the wire. */
export function toShownInvitationDto(shown: ShownInvitation): ShownInvitationDto {
  const { invitation, workspaceName, hasAccount, isSignedIn, needsPassword } = shown;
  const { email, name, role, language, expiresAt } = invitation;
  return {
    workspace_name: workspaceName,
    email,
    name,
    role,
    language,
    has_account: hasAccount,
    signed_in: isSignedIn,
    needs_password: needsPassword,
    single_sign_on: shown.hasSingleSignOn,
    expires_at: expiresAt.toISOString(),
  };
}
