import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { parseSurvey } from '@hearback/questionnaire';
import { MailContents, type ContentKey } from '../application/mail-contents.js';
import type { MailContent } from '../application/survey-mail.js';

/** Contents that are kept in memory; a campaign sends thousands of mails with one content. */
const CAPACITY = 100;

/** `MailContents` in SQL. What was read is kept, because versions never change. */
@Injectable()
export class SqlMailContents extends MailContents {
  readonly #kept = new Map<string, MailContent>();

  override async find(tx: BatchTx, key: ContentKey): Promise<MailContent | undefined> {
    const { tenantId, surveyId, surveyVersion, planId, messageVersion } = key;
    const name = [tenantId, surveyId, surveyVersion, planId, messageVersion].join(' ');
    const kept = this.#kept.get(name);
    if (kept !== undefined) return kept;
    const [row] = await tx.query<{ definition: unknown; texts: MailContent['texts'] }>(
      `select v.definition, m.texts
       from notifications.survey_version v
       join notifications.survey_message m on m.tenant_id = v.tenant_id and m.plan_id = $4 and m.version = $5
       where v.tenant_id = $1 and v.survey_id = $2 and v.version = $3`,
      [tenantId, surveyId, surveyVersion, planId, messageVersion],
    );
    if (row === undefined) return undefined;
    const parsed = parseSurvey(row.definition);
    if (!parsed.ok) throw new Error(`version ${surveyVersion} of survey ${surveyId} is not a valid survey`);
    const content = { survey: parsed.survey, texts: row.texts };
    this.#keep(name, content);
    return content;
  }

  #keep(name: string, content: MailContent): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= CAPACITY && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(name, content);
  }
}
