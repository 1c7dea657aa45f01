import { describe, expect, it } from '@jest/globals';
import { allowsAccount, SIGN_UP_POLICIES } from './sign-up-policy.js';

describe('the sign-up policy', () => {
  it('lets nobody in when closed, members when by invitation, everybody when open', () => {
    const allowed = SIGN_UP_POLICIES.map((policy) => [
      policy,
      allowsAccount(policy, 'workspace'),
      allowsAccount(policy, 'member'),
    ]);
    expect(allowed).toEqual([
      ['open', true, true],
      ['invitation', false, true],
      ['closed', false, false],
    ]);
  });
});
