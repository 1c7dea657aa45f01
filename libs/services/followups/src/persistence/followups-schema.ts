import { PrivacyTask1764547200198 } from './migrations/0198-privacy-task.js';
import { CustomerPointer1764547200156 } from './migrations/0156-customer-pointer.js';
import type { ServiceSchema } from '@hearback/database';
import { Followups1764547200001 } from './migrations/0001-followups.js';
import { RuleCeiling1764547200002 } from './migrations/0002-rule-ceiling.js';
import { Withdrawal1764547200010 } from './migrations/0010-withdrawal.js';
import { Revision1764547200030 } from './migrations/0030-revision.js';
import { TasksByHand1764547200040 } from './migrations/0040-tasks-by-hand.js';
import { Promises1764547200110 } from './migrations/0110-promises.js';
import { StatusPage1764547200111 } from './migrations/0111-status-page.js';
import { Erasure1764547200063 } from './migrations/0063-erasure.js';
import { ErasedCustomers1764547200150 } from './migrations/0150-erased-customers.js';
import { Work1764547200130 } from './migrations/0130-work.js';
import { OpeningHours1764547200080 } from './migrations/0080-opening-hours.js';
import { DeletedRules1764547200042 } from './migrations/0042-deleted-rules.js';
import { WorkspaceLists1764547200041 } from './migrations/0041-workspace-lists.js';
import { Thread1764547200100 } from './migrations/0100-thread.js';
import { CallBack1764547200106 } from './migrations/0106-call-back.js';
import { InboundMail1764547200105 } from './migrations/0105-inbound-mail.js';
import { Snippets1764547200101 } from './migrations/0101-snippets.js';
import { Teams1764547200055 } from './migrations/0055-teams.js';
import { RuleActs1764547200120 } from './migrations/0120-rule-acts.js';
import { Recovery1764547200122 } from './migrations/0122-recovery.js';
import { NoProfiling1764547200152 } from './migrations/0152-no-profiling.js';
import { ReplyDraft1764547200140 } from './migrations/0140-reply-draft.js';
import { SpokenWords1764547200141 } from './migrations/0141-spoken-words.js';
import { Tone1764547200121 } from './migrations/0121-tone.js';
import { Understanding1764547200160 } from './migrations/0160-understanding.js';
import { WorkspaceCopy1764547200020 } from './migrations/0020-workspace-copy.js';

/** The database schema of this service. */
export const followupsSchema: ServiceSchema = {
  name: 'followups',
  migrations: [
    Followups1764547200001,
    RuleCeiling1764547200002,
    Withdrawal1764547200010,
    WorkspaceCopy1764547200020,
    Revision1764547200030,
    TasksByHand1764547200040,
    WorkspaceLists1764547200041,
    DeletedRules1764547200042,
    Teams1764547200055,
    Erasure1764547200063,
    OpeningHours1764547200080,
    Thread1764547200100,
    Snippets1764547200101,
    Promises1764547200110,
    StatusPage1764547200111,
    InboundMail1764547200105,
    Work1764547200130,
    ErasedCustomers1764547200150,
    RuleActs1764547200120,
    Tone1764547200121,
    Recovery1764547200122,
    CallBack1764547200106,
    NoProfiling1764547200152,
    CustomerPointer1764547200156,
    PrivacyTask1764547200198,
    ReplyDraft1764547200140,
    SpokenWords1764547200141,
    Understanding1764547200160,
  ],
};
