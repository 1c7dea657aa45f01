import type { ProductUnderTest } from './product-under-test.js';

/** The file that has the rows of a table, and the column by which a row is found in it. */
const IN_FILES: Readonly<Record<string, readonly [file: string, column: string]>> = {
  'accounts.workspace': ['workspace', 'tenant_id'],
  'accounts.brand': ['brand', 'name'],
  'accounts.logo': ['brand', 'id'],
  'accounts.staff': ['members', 'id'],
  'accounts.invitation': ['invitations', 'id'],
  'accounts.team': ['teams', 'id'],
  'accounts.team_member': ['teams', 'staff_id'],
  'accounts.audit_entry': ['audit-entries', 'id'],
  'survey.touchpoint': ['touchpoints', 'id'],
  'survey.survey': ['surveys', 'id'],
  'survey.survey_version': ['survey-versions', 'survey_id'],
  'survey.survey_widget': ['survey-widgets', 'survey_id'],
  'survey.plan': ['plans', 'id'],
  'survey.invitation': ['survey-invitations', 'id'],
  'survey.touch': ['touches', 'survey_id'],
  'survey.attention_rules': ['attention-rules', 'per_year'],
  'customers.attribute': ['attributes', 'key'],
  'customers.customer': ['customers', 'external_id'],
  'customers.customer_attribute': ['customers', 'key'],
  'customers.customer_identity': ['customers', 'value'],
  'customers.customer_event': ['customer-events', 'source_id'],
  'customers.segment': ['segments', 'id'],
  'customers.customer_merge': ['customer-merges', 'id'],
  'customers.customer_list': ['customer-lists', 'id'],
  'customers.customer_list_member': ['customer-lists', 'customer_id'],
  'customers.consent_entry': ['consent-entries', 'id'],
  'customers.consent_text': ['consent-entries', 'id'],
  'customers.preference': ['preferences', 'customer_id'],
  'customers.privacy_request': ['privacy-requests', 'id'],
  'responses.tag': ['tags', 'id'],
  'responses.response': ['responses', 'id'],
  'responses.response_exclusion': ['responses', 'response_id'],
  'responses.response_tag': ['responses', 'response_id'],
  'responses.personal_link': ['personal-links', 'id'],
  'responses.saved_view': ['saved-views', 'id'],
  'responses.import': ['imports', 'id'],
  'responses.import_rejected_row': ['rejected-rows', 'import_id'],
  'followups.root_cause': ['root-causes', 'key'],
  'followups.calendar': ['calendars', 'id'],
  'followups.sla_target': ['sla-targets', 'id'],
  'followups.playbook': ['playbooks', 'id'],
  'followups.touchpoint_blueprint': ['blueprint', 'touchpoint_id'],
  'followups.work_settings': ['work-settings', 'currency'],
  'followups.task_work': ['task-work', 'task_id'],
  'followups.task_step': ['task-work', 'step_id'],
  'followups.task_minutes': ['task-work', 'id'],
  'followups.goodwill': ['task-work', 'id'],
  'followups.rule': ['rules', 'id'],
  'followups.rule_version': ['rule-versions', 'rule_id'],
  'followups.rule_act': ['rule-acts', 'rule_id'],
  'followups.recovery_settings': ['recovery-settings', 'survey_id'],
  'followups.recovery': ['recovery-surveys', 'task_id'],
  'followups.task': ['tasks', 'id'],
  'followups.task_change': ['tasks', 'task_id'],
  'followups.task_note': ['tasks', 'text'],
  'followups.thread_message': ['thread-messages', 'id'],
  'followups.snippet_list': ['snippets', 'version'],
  'followups.promise': ['promises', 'id'],
  'notifications.sender': ['sender', 'address'],
  'notifications.suppressed_address': ['suppressed-addresses', 'address'],
  'analytics.annotation': ['annotations', 'id'],
};

/** Tables that no file has, by the reason. */
const IN_NO_FILE: Readonly<Record<string, readonly string[]>> = {
  'gives access': [
    'followups.status_link',
    'accounts.api_key',
    'accounts.mailed_token',
    'accounts.session',
    'followups.inbound_mail',
    'followups.thread_address',
    'notifications.mail_webhook',
    'notifications.webhook_endpoint',
  ],
  'an offer of a few days': ['accounts.ownership_transfer'],
  'the end of the chain that the entries of the audit log carry': ['accounts.audit_head'],
  'a copy of what another service gives': [
    'analytics.plan',
    'analytics.segment',
    'analytics.survey',
    'analytics.touchpoint',
    'analytics.workspace',
    'analytics.customer_pointer',
    'followups.customer_pointer',
    'responses.customer_pointer',
    'survey.customer_pointer',
    'customers.customer_answer_day',
    'customers.customer_address',
    'customers.customer_contact',
    'customers.timeline_entry',
    'customers.timeline_subject',
    'customers.invitation_topic',
    'customers.workspace',
    'customers.workspace_face',
    'followups.customer',
    'followups.touchpoint',
    'followups.brand',
    'followups.response_facts',
    'followups.response_withdrawal',
    'followups.staff',
    'followups.team',
    'followups.workspace',
    'notifications.brand',
    'notifications.member',
    'notifications.recipient',
    'notifications.survey_message',
    'notifications.survey_version',
    'notifications.workspace',
    'responses.customer_copy',
    'responses.segment',
    'responses.segment_member',
    'responses.survey',
    'responses.survey_settings',
    'responses.survey_version',
    'responses.survey_widget',
    'responses.workspace_brand',
    'responses.workspace_zone',
    'survey.audience',
    'survey.complaint',
    'survey.customer_date',
    'survey.segment',
    'survey.segment_member',
    'survey.workspace',
  ],
  'computed from the responses, and from how they changed': [
    'analytics.excluded_fact',
    'analytics.exposure',
    'analytics.exposure_answer',
    'analytics.invitation_fact',
    'analytics.rebuild',
    'analytics.response_exclusion',
    'analytics.response_revision',
    'analytics.score_count',
    'analytics.score_fact',
  ],
  'who has looked at a list of likely duplicates': ['customers.customer_distinction'],
  'an index': ['customers.customer_event_day', 'customers.customer_word'],
  'follows from the conditions of its segment': ['customers.segment_member', 'customers.segment_run'],
  'a switch in the settings': ['followups.call_back_offer'],
  'whose turn it is, and what a rule has done': [
    'followups.mail_task',
    'followups.rotation',
    'followups.rule_revision',
    'followups.suppression',
    'followups.task_escalation',
  ],
  'mails and webhooks that were sent, and who wants which': [
    'notifications.chat_digest_event',
    'notifications.delivery_attempt',
    'notifications.mail',
    'notifications.mail_attempt',
    'notifications.mail_event',
    'notifications.mail_preview',
    'notifications.notification',
    'notifications.notification_settings',
    'notifications.survey_mail',
    'notifications.thread_mail',
    'notifications.thread_mail_attempt',
    'notifications.webhook_attempt',
    'notifications.webhook_delivery',
    'notifications.webhook_message',
  ],
  'what its writer has not sent': ['followups.reply_draft'],
  'an answer or a file on its way': [
    'responses.import_chunk',
    'responses.import_trial',
    'responses.open_response',
    'responses.survey_exposure',
    'responses.survey_preview',
    'responses.used_proof',
  ],
  'what an answer from a mail is judged by': ['responses.invitation_link', 'responses.link_observation'],
  'the words of mails as they were sent, which no route shows': ['survey.plan_message'],
  'defects of rows, which the rejected rows carry': ['responses.import_error'],
  'what a choice can be taken back to, for a day': ['customers.unsubscription'],
  'earlier states of answers, which no route shows': ['responses.response_revision'],
  'earlier opening hours, by which clocks have counted': ['followups.calendar_version'],
  'the inside of the installation': [
    'http.idempotency_key',
    'jobs.job',
    'jobs.schedule',
    'messaging.dead_letter',
    'messaging.deleted_tenant',
    'messaging.event',
  ],
};

/** The tables whose rows are in files of an export, and those that are in none for a reason. */
export const KNOWN_TABLES: readonly string[] = [...Object.keys(IN_FILES), ...Object.values(IN_NO_FILE).flat()].sort();

/** The tables of the database whose rows belong to workspaces. */
export async function tenantTables({ database }: ProductUnderTest): Promise<readonly string[]> {
  const rows = await database.sql<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.columns
      where column_name = 'tenant_id' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  return rows.map(({ name }) => name).sort();
}

/** Rows of the workspace in the database that are not in the file of their table; empty if an export is whole. */
export async function rowsInNoFile(
  { database }: ProductUnderTest,
  tenantId: string,
  texts: ReadonlyMap<string, string>,
): Promise<string[]> {
  const missing: string[] = [];
  for (const [table, [file, column]] of Object.entries(IN_FILES)) {
    const sql = `select distinct ${column}::text as key from ${table} where tenant_id = $1`;
    for (const { key } of await database.sql<{ key: string }>(sql, [tenantId]))
      if (!hasKey(texts.get(file) ?? '', key)) missing.push(`${table} ${column} ${key}: not in ${file}`);
  }
  return missing;
}

/** Whether the lines have the value; public ids have no dashes. */
function hasKey(text: string, key: string): boolean {
  return text.includes(JSON.stringify(key).slice(1, -1)) || text.includes(key.replaceAll('-', ''));
}
