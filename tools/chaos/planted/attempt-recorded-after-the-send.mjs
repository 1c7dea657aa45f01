// Planted bug: that an attempt to send a mail to a customer begins is committed with its result, so that a sender that is killed leaves no
// trace of it. Only for the test of the harness.
import { SendSurveyMail } from '../../../libs/services/notifications/dist/application/send-survey-mail.js';
import { SqlSurveyMailStore } from '../../../libs/services/notifications/dist/persistence/sql-survey-mail-store.js';

const { startAttempt, endAttempt } = SqlSurveyMailStore.prototype;
const begun = new Map();

SqlSurveyMailStore.prototype.startAttempt = async function startLater(_tx, { id }, sentAs, at) {
  begun.set(id, { sentAs, at });
  return { number: 1, possibleCopies: 0 };
};
SqlSurveyMailStore.prototype.endAttempt = async function startAndEnd(tx, mail, attempt) {
  const { sentAs, at } = begun.get(mail.id);
  const { number } = await startAttempt.call(this, tx, mail, sentAs, at);
  return endAttempt.call(this, tx, mail, { ...attempt, number });
};

// The mail server's answer takes longer than usual, so that a kill finds mails in between.
const { execute } = SendSurveyMail.prototype;
SendSurveyMail.prototype.execute = async function executeSlowly(command) {
  const effect = await execute.call(this, command);
  await new Promise((resolve) => setTimeout(resolve, 20));
  return effect;
};
