/** Who may call which routes, written down by hand: the rights of roles as they are promised, not as the code has them. */

const ADMINS = ['owner', 'admin'] as const;
const EDITORS = ['owner', 'admin', 'editor'] as const;
const AGENTS = ['owner', 'admin', 'editor', 'agent'] as const;
const EVERYBODY = ['owner', 'admin', 'editor', 'agent', 'viewer'] as const;

/** All roles of staff. */
export const STAFF_ROLES = EVERYBODY;
export type StaffRole = (typeof EVERYBODY)[number];

interface RightsOfRoutes {
  readonly methods: RegExp;
  readonly paths: RegExp;
  readonly roles: readonly StaffRole[];
}

const READ = /^GET$/;
const WRITE = /^(POST|PUT|PATCH|DELETE)$/;
const ANY = /./;

/** The first row that fits a route decides. A route that no row fits has no rights written down, which is a defect. */
const TABLE: readonly RightsOfRoutes[] = [
  // What everybody does for themselves.
  { methods: ANY, paths: /^\/v1\/sessions(\/|$)/, roles: EVERYBODY },
  { methods: ANY, paths: /^\/v1\/(members\/)?me(\/|$)/, roles: EVERYBODY },
  { methods: ANY, paths: /^\/v1\/me(\/|$)/, roles: EVERYBODY },
  // Their own; the application asks for responses:write for those that are shared.
  { methods: ANY, paths: /^\/v1\/saved-views(\/|$)/, roles: EVERYBODY },
  // Their own; the application asks for metrics:write for those that are shared.
  { methods: ANY, paths: /^\/v1\/boards(\/|$)/, roles: EVERYBODY },
  // For others, the application asks for workspace:admin.
  { methods: WRITE, paths: /^\/v1\/members\/\{member_id\}\/confirmation-mails$/, roles: EVERYBODY },

  // For operators of the installation, whom no role makes.
  { methods: ANY, paths: /^\/v1\/operator\//, roles: [] },

  // Everybody connects the own account; of the rest, the application leaves only reading to those who are not owners.
  { methods: READ, paths: /^\/v1\/single-sign-on$/, roles: EVERYBODY },
  { methods: ANY, paths: /^\/v1\/single-sign-on\/links/, roles: EVERYBODY },
  { methods: ANY, paths: /^\/v1\/single-sign-on(\/|$)/, roles: ADMINS },

  // Settings: read by everybody as far as daily work shows them, changed by admins.
  {
    methods: ANY,
    paths: /^\/v1\/(api-keys|audit-entries|invitations|exports|sandbox|workspace\/exports)/,
    roles: ADMINS,
  },
  // Of these, the application leaves only reading to those who are not owners.
  { methods: ANY, paths: /^\/v1\/workspace\/(ownership-transfer|deletion)/, roles: ADMINS },
  { methods: READ, paths: /^\/v1\/workspace\/use$/, roles: ADMINS },
  { methods: READ, paths: /^\/v1\/(members|teams|workspace|workspace\/brand|mail)$/, roles: EVERYBODY },
  { methods: WRITE, paths: /^\/v1\/(members|teams|workspace|mail)(\/|$)/, roles: ADMINS },

  // What is asked and what follows.
  { methods: READ, paths: /^\/v1\/surveys\/\{survey_id\}\/personal-links/, roles: EDITORS },
  { methods: READ, paths: /^\/v1\/(surveys|survey-templates|touchpoints|rules)/, roles: EVERYBODY },
  { methods: /^POST$/, paths: /^\/v1\/surveys\/lint$/, roles: EVERYBODY },
  { methods: /^POST$/, paths: /^\/v1\/rules\/dry-run$/, roles: EVERYBODY },
  { methods: READ, paths: /^\/v1\/(segments|customer-lists)/, roles: EVERYBODY },
  { methods: /^POST$/, paths: /^\/v1\/segments\/preview$/, roles: EVERYBODY },
  { methods: WRITE, paths: /^\/v1\/(segments|customer-lists)/, roles: EDITORS },
  { methods: WRITE, paths: /^\/v1\/(surveys|touchpoints|rules)/, roles: EDITORS },
  { methods: ANY, paths: /^\/v1\/(imports|customer-imports)/, roles: EDITORS },
  { methods: ANY, paths: /^\/v1\/published-surveys/, roles: EDITORS },
  { methods: /^POST$/, paths: /^\/v1\/responses$/, roles: EDITORS },

  // Who is asked: read by everybody, sent by admins.
  { methods: READ, paths: /^\/v1\/(plans|survey-invitations|attention-rules)/, roles: EVERYBODY },
  { methods: WRITE, paths: /^\/v1\/(attention-rules\/effect|plans\/\{plan_id\}\/dry-run)$/, roles: EVERYBODY },
  { methods: WRITE, paths: /^\/v1\/plans\/\{plan_id\}\/(start|pause|resume|stop)$/, roles: ADMINS },
  { methods: WRITE, paths: /^\/v1\/plans/, roles: EDITORS },
  { methods: WRITE, paths: /^\/v1\/(survey-invitations|attention-rules)/, roles: ADMINS },
  {
    methods: ANY,
    paths: /^\/v1\/(sender|mail-webhook|inbound-mail|webhook-endpoints|webhook-deliveries)(\/|$)/,
    roles: ADMINS,
  },
  // Rules name chats, so who writes rules sees their names.
  { methods: READ, paths: /^\/v1\/chat-targets/, roles: EVERYBODY },
  { methods: WRITE, paths: /^\/v1\/chat-targets/, roles: ADMINS },
  { methods: READ, paths: /^\/v1\/mail\/results$/, roles: EVERYBODY },
  { methods: READ, paths: /^\/v1\/(suppressed-addresses|mail-previews)/, roles: EVERYBODY },
  { methods: WRITE, paths: /^\/v1\/suppressed-addresses/, roles: ADMINS },
  { methods: /^POST$/, paths: /^\/v1\/mail-previews$/, roles: EVERYBODY },
  { methods: /^POST$/, paths: /^\/v1\/mail-previews\//, roles: EDITORS },

  // Erasing somebody for good, and the receipts of it.
  { methods: ANY, paths: /^\/v1\/(erasures|customers\/\{external_id\}\/erasure)/, roles: ADMINS },

  // Whom a breach affects, and what a shorter time of keeping would empty.
  { methods: ANY, paths: /^\/v1\/(breach-reports|responses\/retention-preview)$/, roles: ADMINS },
  { methods: READ, paths: /^\/v1\/anonymous-reports/, roles: EVERYBODY },

  // Daily work: answers, customers, tasks.
  {
    methods: READ,
    paths:
      /^\/v1\/(responses|tags|customers|customer-merges|customer-quality|attributes|events|tasks|promises|notifications|rule-acts)/,
    roles: EVERYBODY,
  },
  { methods: READ, paths: /^\/v1\/live-updates/, roles: EVERYBODY },
  { methods: WRITE, paths: /^\/v1\/presence$/, roles: EVERYBODY },
  // Those who read answers may take a copy; the audit log says who did.
  { methods: /^POST$/, paths: /^\/v1\/responses\/exports$/, roles: EVERYBODY },
  { methods: WRITE, paths: /^\/v1\/tasks\/root-causes$/, roles: EDITORS },
  {
    methods: READ,
    paths: /^\/v1\/(calendars|call-backs|sla-targets|playbooks|blueprint|work-settings|recovery-settings)/,
    roles: EVERYBODY,
  },
  {
    methods: WRITE,
    paths: /^\/v1\/(calendars|call-backs|sla-targets|playbooks|blueprint|recovery-settings)/,
    roles: EDITORS,
  },
  { methods: WRITE, paths: /^\/v1\/work-settings$/, roles: ADMINS },
  {
    methods: WRITE,
    paths: /^\/v1\/(responses|tags|customers|customer-merges|customer-quality|events|tasks|promises)/,
    roles: AGENTS,
  },

  // Numbers.
  { methods: ANY, paths: /^\/v1\/metrics\/(audit|rebuilds?)(\/|$)/, roles: ADMINS },
  { methods: WRITE, paths: /^\/v1\/topics\/preview$/, roles: EVERYBODY },
  { methods: /^POST$/, paths: /^\/v1\/reply-tones$/, roles: EVERYBODY },
  { methods: READ, paths: /^\/v1\/sentiments/, roles: EVERYBODY },
  { methods: WRITE, paths: /^\/v1\/sentiments/, roles: AGENTS },
  { methods: ANY, paths: /^\/v1\/share-links/, roles: EDITORS },
  { methods: /^POST$/, paths: /^\/v1\/report-schedules\/\{report_schedule_id\}\/send$/, roles: EVERYBODY },
  { methods: READ, paths: /^\/v1\/(report-schedules|report-recipients|report-mails)/, roles: EVERYBODY },
  { methods: WRITE, paths: /^\/v1\/(report-schedules|report-recipients)/, roles: EDITORS },
  {
    methods: READ,
    paths: /^\/v1\/(metrics|annotations|goals|scenarios|topics|response-rates|reports)/,
    roles: EVERYBODY,
  },
  { methods: WRITE, paths: /^\/v1\/(annotations|goals|scenarios|topics)/, roles: EDITORS },
];

/** The roles that may call the route, or `undefined` if none are written down. */
export function rolesFor(method: string, path: string): ReadonlySet<StaffRole> | undefined {
  const row = TABLE.find(({ methods, paths }) => methods.test(method) && paths.test(path));
  return row && new Set(row.roles);
}
