import { EmailField, EnumField, PublicIdField, StringField } from '@hearback/http';

const TOKEN = { min: 43, max: 43, pattern: /^[\w-]{43}$/, example: 'q3Jv…' };

/** Body of `POST /v1/single-sign-on/attempts`: exactly one of the three. */
export class BeginSingleSignOnDto {
  @EmailField({ optional: true, description: 'Leads to the workspace that has proved its domain.' })
  readonly email?: string;
  @PublicIdField('wsp', { optional: true, outOfSample: true })
  readonly workspace_id?: string;
  @StringField({ ...TOKEN, optional: true, outOfSample: true, description: 'Of an invitation, to accept it.' })
  readonly invitation_token?: string;
}

/** Where the browser goes. */
export class BegunSingleSignOnDto {
  @StringField({ max: 5000, example: 'https://login.example.com/authorize?…' })
  readonly authorization_url: string;
}

/** Body of `POST /v1/single-sign-on/callbacks`. */
export class FinishSingleSignOnDto {
  @StringField({
    min: 1,
    max: 8000,
    example: 'code=q3Jv…&state=wJ0f…&iss=https%3A%2F%2Flogin.example.com',
    description: 'The query with which the provider has sent the browser back, unchanged.',
  })
  readonly query: string;
}

const OUTCOMES = ['signed_in', 'linked', 'join_requested'] as const;

/** What came of an attempt. */
export class FinishedSingleSignOnDto {
  @EnumField(OUTCOMES, {
    description:
      '`signed_in`: the session cookie is set; `linked`: the provider signs you in from now on; `join_requested`: an admin decides.',
  })
  readonly outcome: (typeof OUTCOMES)[number];
}
