// Planted bug: a mail gets its Message-ID when it is sent, a new one at each attempt. Only for the test of the harness.
import { randomUUID } from 'node:crypto';
import { LiquidMailWriter } from '../../../libs/services/notifications/dist/mail/liquid-mail-writer.js';

const write = LiquidMailWriter.prototype.write;
LiquidMailWriter.prototype.write = function writeWithNewId(mail) {
  return { ...write.call(this, mail), messageId: `<${randomUUID()}@hearback.example>` };
};
