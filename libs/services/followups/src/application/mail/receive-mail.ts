import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import type { ExceededLimit } from '../../domain/thread/mail-limits.js';
import { MailReader, type RawMail } from './mail-reader.js';
import type { MailTarget } from './mail-targets.js';
import { OpenMailTask } from './open-mail-task.js';
import { ReceiveTaskMail } from './receive-task-mail.js';

/** Receives a mail, however it came in. */
@Injectable()
export class ReceiveMail {
  constructor(
    private readonly reader: MailReader,
    private readonly database: TenantDatabase,
    private readonly taskMail: ReceiveTaskMail,
    private readonly openTask: OpenMailTask,
  ) {}

  /**
   * Stores the mail for each of its targets, in a transaction each: `received` once all are committed. If one fails, the sender sends the
   * mail again, and those that have it notice. A mail that exceeds a limit is stored nowhere. Throws `too-many-mails`.
   */
  async execute(targets: readonly MailTarget[], mail: RawMail): Promise<'received' | ExceededLimit> {
    const parsed = await this.reader.read(mail);
    if (typeof parsed === 'string') return parsed;
    const key = parsed.messageId ?? createHash('sha256').update(mail.raw).digest('hex');
    for (const { tenantId, taskId } of targets)
      await this.database.withTenant(tenantId, (tx) =>
        taskId === null ? this.openTask.execute(tx, parsed, key) : this.taskMail.execute(tx, taskId, parsed, key),
      );
    return 'received';
  }
}
