// Planted bug: the key of a mail is another one at each delivery.
import { randomUUID } from 'node:crypto';
import { ReceiveTaskMail } from '../../../libs/services/followups/dist/application/mail/receive-task-mail.js';

const { execute } = ReceiveTaskMail.prototype;
ReceiveTaskMail.prototype.execute = function withNewKey(tx, taskId, mail) {
  return execute.call(this, tx, taskId, mail, randomUUID());
};
