import { EmailField, StringField } from '@hearback/http';

/** Whom a link shall sign in. */
export class IssueLocalSignInDto {
  @EmailField()
  readonly email: string;
}

/** The token of a link that signs in. */
export interface IssuedLocalSignInDto {
  readonly token: string;
}

/** The token of the link that was opened. */
export class LocalSignInDto {
  @StringField({ min: 1, max: 100, example: 'wJ0f…', description: 'From the address that was printed.' })
  readonly token: string;
}
