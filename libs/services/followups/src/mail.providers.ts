import type { Provider } from '@nestjs/common';
import { ChangeInboundMail } from './application/mail/change-inbound-mail.js';
import { InboundMailStore } from './application/mail/inbound-mail-store.js';
import { MailReader } from './application/mail/mail-reader.js';
import { MailTargets } from './application/mail/mail-targets.js';
import { OpenMailTask } from './application/mail/open-mail-task.js';
import { ProviderMails } from './application/mail/provider-mails.js';
import { ReceiveMail } from './application/mail/receive-mail.js';
import { ReceiveTaskMail } from './application/mail/receive-task-mail.js';
import { IncomingMailServer } from './mail/incoming-mail-server.js';
import { MailCertificate } from './mail/mail-certificate.js';
import { PostalMimeReader } from './mail/postal-mime-reader.js';
import { InboundMailRoutes } from './http/mail/inbound-mail.routes.js';
import { SqlInboundMailStore } from './persistence/mail/sql-inbound-mail-store.js';

/** The mails that come in. */
export const MAIL_PROVIDERS: readonly Provider[] = [
  MailTargets,
  ReceiveMail,
  ReceiveTaskMail,
  OpenMailTask,
  ProviderMails,
  ChangeInboundMail,
  MailCertificate,
  IncomingMailServer,
  InboundMailRoutes,
  { provide: InboundMailStore, useClass: SqlInboundMailStore },
  { provide: MailReader, useClass: PostalMimeReader },
];
