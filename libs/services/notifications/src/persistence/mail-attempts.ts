import type { BatchTx } from '@hearback/database';
import type { EndedAttempt, SentAs, StartedAttempt } from '../application/survey-mail-store.js';

/** A mail to a customer. */
interface MailKey {
  readonly tenantId: string;
  readonly id: string;
}

/** The tables of a kind of mails, and the columns that say as what one was sent. */
export interface MailTables {
  readonly mails: string;
  readonly attempts: string;
  readonly sentAs: Readonly<Partial<Record<keyof SentAs, string>>>;
}

/**
 * The attempts to send mails of a kind. An attempt is recorded before the mail is sent, so that one whose reply was lost is known, and counted
 * as a possible copy.
 */
export class MailAttempts {
  constructor(private readonly tables: MailTables) {}

  /** Records that an attempt begins, and as what it sends the mail; null: nothing is sent. Throws if there is no such mail. */
  async start(tx: BatchTx, { tenantId, id }: MailKey, sentAs: SentAs | null, at: Date): Promise<StartedAttempt> {
    const { mails, attempts, sentAs: columns } = this.tables;
    const members = Object.entries(columns) as [keyof SentAs, string][];
    const sets = members.map(([, column], n) => `${column} = coalesce($${n + 4}, m.${column})`);
    const [row] = await tx.query<{ number: number; lost: number }>(
      `with earlier as (
         select count(*)::int as attempts, count(*) filter (where not settled)::int as lost
         from notifications.${attempts} where tenant_id = $1 and mail_id = $2),
       started as (
         insert into notifications.${attempts} (tenant_id, mail_id, number, started_at)
         select $1, $2, attempts + 1, $3 from earlier returning number)
       update notifications.${mails} m
       set attempts = started.number, possible_copies = earlier.lost, ${sets.join(', ')}
       from earlier, started where m.tenant_id = $1 and m.id = $2
       returning started.number, earlier.lost`,
      [tenantId, id, at, ...members.map(([member]) => sentAs?.[member] ?? null)],
    );
    if (row === undefined) throw new Error(`mail ${id} does not exist`);
    return { number: row.number, possibleCopies: row.lost };
  }

  /** Records how an attempt ended. */
  async end(tx: BatchTx, { tenantId, id }: MailKey, attempt: EndedAttempt): Promise<void> {
    await tx.query(
      `update notifications.${this.tables.attempts} set ended_at = $4, settled = $5, code = $6, reply = $7
       where tenant_id = $1 and mail_id = $2 and number = $3`,
      [tenantId, id, attempt.number, attempt.at, attempt.settled, attempt.code, attempt.reply],
    );
  }
}
