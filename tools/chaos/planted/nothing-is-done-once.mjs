// Planted bugs: what keeps each thing from being done twice is missing. Only for the test of the harness.
import { randomUUID } from 'node:crypto';
import { ReceiveTaskMail } from '../../../libs/services/followups/dist/application/mail/receive-task-mail.js';
import { LockedPromises } from '../../../libs/services/followups/dist/application/promises/locked-promises.js';
import { PromiseNotices } from '../../../libs/services/followups/dist/application/promises/promise-notices.js';
import { SqlRecoveryStore } from '../../../libs/services/followups/dist/persistence/recovery/sql-recovery-store.js';
import { SqlTaskStore } from '../../../libs/services/followups/dist/persistence/sql-task-store.js';
import { SqlThreadStore } from '../../../libs/services/followups/dist/persistence/thread/sql-thread-store.js';

// The key of a mail is another one at each delivery.
const { execute } = ReceiveTaskMail.prototype;
ReceiveTaskMail.prototype.execute = function withNewKey(tx, taskId, mail) {
  return execute.call(this, tx, taskId, mail, randomUUID());
};

// A message that has left does not look so.
const { changeOut } = SqlThreadStore.prototype;
SqlThreadStore.prototype.changeOut = function withoutRelease(tx, tenantId, id, { state, ...change }) {
  return changeOut.call(this, tx, tenantId, id, state === 'released' ? change : { state, ...change });
};

// A broken promise looks open.
const { lock } = LockedPromises.prototype;
LockedPromises.prototype.lock = async function lockOpen(...parameters) {
  const found = await lock.apply(this, parameters);
  return found?.promise.status === 'broken' ? { ...found, promise: { ...found.promise, status: 'open' } } : found;
};

// A notice has no id of its own change.
const { tell } = PromiseNotices.prototype;
PromiseNotices.prototype.tell = async function tellTwice(tx, tenantId, notice) {
  const again = { ...notice.promise, revision: notice.promise.revision + 1_000 };
  await tell.call(this, tx, tenantId, { ...notice, promise: again });
  return tell.call(this, tx, tenantId, notice);
};

// It is not noticed that a step was taken.
const { recordEscalation } = SqlTaskStore.prototype;
SqlTaskStore.prototype.recordEscalation = async function recordAndGoOn(...parameters) {
  await recordEscalation.apply(this, parameters);
  return true;
};

// It is not noticed that a survey was asked for.
const { update } = SqlRecoveryStore.prototype;
SqlRecoveryStore.prototype.update = async function forgetRequest(tx, tenantId, recovery) {
  if (recovery.state !== 'requested') await update.call(this, tx, tenantId, recovery);
};
