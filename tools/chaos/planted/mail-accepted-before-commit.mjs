// Planted bug: a mail of a customer is accepted before it is committed.
import { ReceiveMail } from '../../../libs/services/followups/dist/application/mail/receive-mail.js';

const DELAY_MS = 500;

const { execute } = ReceiveMail.prototype;
ReceiveMail.prototype.execute = async function acceptAtOnce(targets, mail) {
  setTimeout(() => execute.call(this, targets, mail).catch(() => undefined), DELAY_MS);
  return 'received';
};
