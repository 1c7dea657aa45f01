import type { PersonalData } from '@hearback/database';

const STAFF = 'members of staff and what they set, no customers';

/** This service stores nothing of customers. */
export const personalData: PersonalData = {
  tables: [],
  withoutCustomers: {
    api_key: STAFF,
    audit_entry: 'names things by their ids; actions are audited without texts that people wrote',
    audit_head: STAFF,
    brand: STAFF,
    invitation: 'who is invited to become a member of staff',
    logo: STAFF,
    mailed_token: STAFF,
    ownership_transfer: STAFF,
    session: STAFF,
    sso_attempt: STAFF,
    sso_connection: STAFF,
    sso_domain: STAFF,
    sso_identity: STAFF,
    sso_join_request: 'who asks to become a member of staff',
    staff: STAFF,
    team: STAFF,
    team_member: STAFF,
    workspace: STAFF,
  },
};
