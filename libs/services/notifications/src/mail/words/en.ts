import type { MailWords } from './mail-words.js';

/** The texts in English. */
export const en: MailWords = {
  task: {
    subject: {
      task_opened: 'New task: {{ title }}',
      task_assigned: 'Assigned to you: {{ title }}',
      task_due: 'Due soon: {{ title }}',
      task_breached: 'Overdue: {{ title }}',
      promise_due: 'Promise due soon: {{ title }}',
      promise_broken: 'Promise not kept: {{ title }}',
      customer_replied: '{{ title }}: the customer answered',
      rule_notice: 'From a rule: {{ title }}',
    },
    lead: {
      task_opened: 'A customer is waiting for an answer.',
      task_assigned: 'This task is now yours.',
      task_due: 'This task is due soon and still open.',
      task_breached: 'This task is past its due time and still open.',
      promise_due: 'You promised this to a customer. It is due soon and not kept yet.',
      promise_broken: 'A promise to a customer was not kept. Keep it, move it, or tell the customer.',
      customer_replied: 'The customer has answered.',
      rule_notice: 'A rule asks you to look at this task.',
    },
    label: {
      task_opened: 'New',
      task_assigned: 'Assigned to you',
      task_due: 'Due soon',
      task_breached: 'Overdue',
      promise_due: 'Promise due soon',
      promise_broken: 'Promise not kept',
      customer_replied: 'The customer answered',
      rule_notice: 'From a rule',
    },
    digest: {
      one: '{{ count }} notification about tasks in {{ workspace }}',
      other: '{{ count }} notifications about tasks in {{ workspace }}',
    },
    due: 'Due',
    why: 'Why',
    open: 'Open the task',
    openAll: 'Open my tasks',
    more: { one: 'and {{ count }} more', other: 'and {{ count }} more' },
    footer: 'You get this because you work in {{ workspace }} on Hearback.',
    settings: 'Change my notifications',
  },
  confirmation: {
    subject: 'Confirm your e-mail address',
    lead: 'Somebody entered this e-mail address for a Hearback account. If it is yours, open the page and confirm the address with your password.',
    action: 'Confirm the address',
    valid: 'The link is valid for three days and works once.',
    unexpected:
      'If you did not expect this mail, you can ignore it: Hearback will not write to you about anything else.',
  },
  account: {
    'reset-password': {
      subject: 'Set a new password',
      lead: 'Somebody asked for a new password for your Hearback account. If it was you, open the page and set one.',
      action: 'Set a new password',
      valid: 'The link is valid for an hour and works once.',
      unexpected: 'If it was not you, ignore this mail: your password stays as it is.',
    },
    'change-address': {
      subject: 'Confirm your new e-mail address',
      lead: 'Somebody entered this e-mail address for a Hearback account. If it is yours, open the page and confirm the address.',
      action: 'Confirm the address',
      valid: 'The link is valid for a day and works once.',
      unexpected:
        'If you did not expect this mail, you can ignore it: Hearback will not write to you about anything else.',
    },
    'keep-address': {
      subject: 'Your e-mail address is being changed',
      lead: 'Somebody with your password asked to sign in with another e-mail address from now on. If it was you, you have nothing to do. If it was not, open the page to keep this address and to end all sessions.',
      action: 'Keep this address',
      valid: 'The link is valid for two weeks and works once.',
      unexpected: 'After that, set a new password.',
    },
    'take-ownership': {
      subject: 'Take over a Hearback workspace',
      lead: 'The owner of a Hearback workspace in which you are an admin asks you to become its owner. Sign in to that workspace and accept.',
      action: 'Take over the workspace',
      valid: 'The link is valid for a week and works once.',
      unexpected: 'If you do not accept, nothing changes.',
    },
    'give-ownership': {
      subject: 'Your workspace is being handed over',
      lead: 'Somebody with your password asked an admin to become the owner of your Hearback workspace. If it was you, you have nothing to do: you become an admin when they accept. If it was not, withdraw it there.',
      action: 'Open the danger zone',
      valid: 'It can be withdrawn until it is accepted, at most for a week.',
      unexpected: 'If it was not you, set a new password too.',
    },
    'delete-workspace': {
      subject: 'Your Hearback workspace will be deleted',
      lead: 'The owner of your Hearback workspace has asked to delete it with all surveys, answers, customers and tasks. Until then everything works as before, and the owner can keep it. The page shows the day.',
      action: 'Open the danger zone',
      valid: 'Export what you want to keep before that day: nothing can be restored afterwards.',
      unexpected: 'If this is a mistake, speak with the owner.',
    },
  },
  invitation: {
    subject: 'You are invited to Hearback',
    lead: '{{ inviter }} invites you to a workspace on Hearback, where a team answers its customers. Open the page to see which one, and to join.',
    unnamedLead:
      'You are invited to a workspace on Hearback, where a team answers its customers. Open the page to see which one, and to join.',
    action: 'See the invitation',
    valid: 'The link is valid for seven days and works once.',
    unexpected: 'If you did not expect this mail, you can ignore it: nothing happens.',
  },
  webhooks: {
    failing: {
      subject: 'A webhook endpoint was switched off: {{ host }}',
      lead: 'The receiver at {{ host }} has failed for three days, so nothing is sent to it any more. What happens until it is turned on again is not stored for it.',
      action: 'Open the endpoint',
      valid: 'Repair the receiver, turn the endpoint on again, send a test, and send again what has failed.',
      unexpected: 'Owners and admins get this mail.',
    },
    gone: {
      subject: 'A webhook endpoint was switched off: {{ host }} says it is gone',
      lead: 'The receiver at {{ host }} answered that it is gone (410), so nothing is sent to it any more. What happens until it is turned on again is not stored for it.',
      action: 'Open the endpoint',
      valid: 'If it was moved, enter its new address and turn it on again. If it is not needed, delete it.',
      unexpected: 'Owners and admins get this mail.',
    },
  },
  test: { subject: 'Test mail from Hearback', lead: 'Mail works: this installation can write to you.' },
};
