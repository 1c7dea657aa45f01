/** Who may create an account on this installation, from most to least open. */
export const SIGN_UP_POLICIES = ['open', 'invitation', 'closed'] as const;
export type SignUpPolicy = (typeof SIGN_UP_POLICIES)[number];

/** Ways to get an account: with a workspace of one's own, or as a member of a workspace that exists. */
export type NewAccount = 'workspace' | 'member';

/** Whether the policy lets people get an account this way. */
export function allowsAccount(policy: SignUpPolicy, way: NewAccount): boolean {
  return policy === 'open' || (policy === 'invitation' && way === 'member');
}
