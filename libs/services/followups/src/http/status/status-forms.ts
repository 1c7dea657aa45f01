import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { requestErrors } from '@hearback/http';
import { isStorableText } from '@hearback/kernel';
import {
  MAX_STATUS_TEXT,
  STATUS_FIELDS as FIELDS,
  textField,
  type Fields,
  type StatusNotice,
} from '@hearback/survey-ui';
import { ObjectToPromise } from '../../application/promises/object-to-promise.js';
import { AskForReview } from '../../application/status/ask-for-review.js';
import { ReplyOnPage } from '../../application/status/reply-on-page.js';
import { SettleOnPage } from '../../application/status/settle-on-page.js';
import type { LinkedTask } from '../../application/status/status-links.js';

/** What a submitted form leads to. */
export interface Answered {
  readonly notice?: StatusNotice;
  readonly status: number;
  /** What was written and not accepted. */
  readonly draft?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Carries out what customers submit on status pages. Submitting a form again changes nothing more. */
@Injectable()
export class StatusForms {
  constructor(
    private readonly database: TenantDatabase,
    private readonly replyOnPage: ReplyOnPage,
    private readonly settleOnPage: SettleOnPage,
    private readonly objectToPromise: ObjectToPromise,
    private readonly askForReview: AskForReview,
  ) {}

  /** @throws `malformed` for a form that no page has; `promise-not-found`, `promise-state` */
  async submit(linked: LinkedTask, fields: Fields): Promise<Answered> {
    // Forms send a line break as CR LF, everything else as LF.
    const text = (textField(fields, FIELDS.text) ?? '').replaceAll('\r\n', '\n').trim();
    if (!isStorableText(text)) throw requestErrors.error('malformed', 'The text must not contain NUL.');
    if ([...text].length > MAX_STATUS_TEXT) return { notice: 'tooLong', status: 422, draft: text };
    switch (textField(fields, FIELDS.go)) {
      case 'reply': {
        if (text === '') return { notice: 'empty', status: 422 };
        await this.replyOnPage.execute(linked, uuidIn(fields, FIELDS.form), text);
        return { notice: 'sent', status: 200 };
      }
      case 'not_kept': {
        const promiseId = uuidIn(fields, FIELDS.promise);
        const words = text === '' ? null : text;
        await this.database.withTenant(linked.tenantId, (tx) =>
          this.objectToPromise.execute(tx, linked.taskId, promiseId, words),
        );
        return { notice: 'objected', status: 200 };
      }
      case 'settled':
        await this.settleOnPage.execute(linked);
        return { notice: 'settledByYou', status: 200 };
      case 'review':
        await this.askForReview.execute(linked);
        return { notice: 'reviewAsked', status: 200 };
      default:
        throw requestErrors.error(
          'malformed',
          'The form must have a `go` of `reply`, `not_kept`, `settled` or `review`.',
        );
    }
  }
}

function uuidIn(fields: Fields, name: string): string {
  const id = textField(fields, name);
  if (id === undefined || !UUID.test(id)) throw requestErrors.error('malformed', `The form must have a \`${name}\`.`);
  return id;
}
