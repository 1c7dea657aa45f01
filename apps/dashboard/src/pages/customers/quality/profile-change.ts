import type { Body } from '../../../api/client.js';
import type { Customer } from '../customer-queries.js';

/** What a form of the profile has; empty: not known. */
export interface Profile {
  readonly name: string;
  readonly language: string;
  readonly email: string;
}

/** A change of a profile; what it leaves out stays as it is. */
export type ProfileChange = Body<'putCustomer'>;

/** The first e-mail address of the customer, to which mails go. */
export const emailOf = ({ identities }: Customer): string | undefined =>
  identities.find(({ kind }) => kind === 'email')?.value;

/** What the form changes of the profile; undefined: nothing. Further addresses of the customer stay. */
export function changeOf(customer: Customer, form: Profile): ProfileChange | undefined {
  const [name, language, email] = [form.name, form.language, form.email].map((text) => text.trim() || null);
  const isSameEmail = email === (emailOf(customer) ?? null);
  const change = {
    ...(name !== customer.name && { name }),
    ...(language !== customer.language && { language }),
    ...(!isSameEmail && { identities: [...emails([email ?? null, ...furtherEmails(customer)])] }),
  };
  return Object.keys(change).length === 0 ? undefined : change;
}

/** The change that brings back what `change` replaces in this profile. */
export function undoneChange(customer: Customer, change: ProfileChange): ProfileChange {
  return {
    ...('name' in change && { name: customer.name }),
    ...('language' in change && { language: customer.language }),
    ...('identities' in change && { identities: [...emails([emailOf(customer) ?? null, ...furtherEmails(customer)])] }),
  };
}

const furtherEmails = ({ identities }: Customer) =>
  identities
    .filter(({ kind }) => kind === 'email')
    .slice(1)
    .map(({ value }) => value);

/** The addresses as identities; null removes all of a kind, so it stands alone. */
function emails(addresses: readonly (string | null)[]) {
  const known = [...new Set(addresses.filter((value) => value !== null))];
  return (known.length === 0 ? [null] : known).map((value) => ({ kind: 'email', value }));
}
