import { personParameters, WITH_PERSON, type Person, type Tx } from '@hearback/database';

/**
 * Deletes from the built-in inbox what went to a person, and what staff were told about them. The inbox belongs to the installation, not
 * to a workspace: its mails are found by their addresses and Message-IDs. Returns how many there were.
 */
export async function eraseInboxMails(tx: Tx, person: Person): Promise<Readonly<Record<string, number>>> {
  const [row] = await tx.query<{ count: number }>(
    `${WITH_PERSON}, known as (
       select m.message_id from notifications.survey_mail m, person p where m.tenant_id = p.tenant_id and m.id = any (p.subject_ids)
       union select m.message_id from notifications.thread_mail m, person p where m.tenant_id = p.tenant_id and m.id = any (p.subject_ids)
       union select m.message_id from notifications.mail m
         join notifications.notification n on n.tenant_id = m.tenant_id and n.mail_id = m.id, person p
         where n.tenant_id = p.tenant_id and n.task_id = any (p.subject_ids)
     ), gone as (
       delete from notifications.inbox_mail i where exists (
           select from unnest(i.envelope_to) as to_whom, person p where lower(to_whom) = any (p.addresses))
         or trim(both '<>' from i.message_id) in (select trim(both '<>' from message_id) from known where message_id is not null)
       returning 1
     ) select count(*)::integer as count from gone`,
    personParameters(person),
  );
  return row!.count > 0 ? { mails: row!.count } : {};
}
