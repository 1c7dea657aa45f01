import { Injectable } from '@nestjs/common';
import {
  chartPng,
  drawReport,
  reportCsv,
  reportHtml,
  reportPdf,
  reportText,
  reportWords,
  sentencesOf,
} from '@hearback/documents';
import type { DrawnChart, DrawnReport, ReportContent, ReportFrame } from '@hearback/documents';
import { SignedLinks } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { staffLanguage } from '@hearback/questionnaire';
import type { Mail, MailFile } from '../application/mailer.js';
import { ReportMailWriter } from '../application/reports/report-mail-writer.js';
import type { ConfirmedRecipient, PendingReportMail } from '../application/reports/report-mail-store.js';
import { displayName, subjectLine } from '../domain/address.js';
import { MAIL_PAGES } from '../domain/mail-pages.js';
import { LetterPress } from '../mail/letter.js';
import { linkMail, messageId, pageUrl } from '../mail/link-mail.js';
import { NotificationsConfig } from '../notifications.config.js';
import { recipientWords } from '../domain/reports/recipient-words.js';

/** `ReportMailWriter` with the documents that the dashboard has too. */
@Injectable()
export class DocumentReportMailWriter extends ReportMailWriter {
  readonly #press = new LetterPress();

  constructor(
    private readonly config: NotificationsConfig,
    private readonly links: SignedLinks,
  ) {
    super();
  }

  override async write({ tenantId, id, recipientId, report: facts }: PendingReportMail, to: Mail['to']): Promise<Mail> {
    // An event may come from a newer version.
    const content: ReportContent = { ...facts, language: staffLanguage(facts.language) };
    const words = reportWords[content.language];
    const report = await drawReport(content);
    const own = recipientId === null ? null : this.#pathOf(tenantId, recipientId);
    const stop = own === null ? [] : [{ label: words.stop, url: own }];
    const frame: ReportFrame = {
      source: ({ key }, palette) => `cid:${key}-${palette}@${id}`,
      answers: (index) => this.#answersOf(content, index),
      button: { label: words.open, url: pageUrl(this.config, `${MAIL_PAGES.reports}?${periodOf(content)}`) },
      notes: [words.attached, ...(own === null ? [] : [words.why(content.name)])],
      links: stop,
    };
    return {
      messageId: messageId(this.config, id),
      to,
      from: {
        name: displayName(content.workspace === null ? 'Hearback' : `Hearback · ${content.workspace}`),
        replyTo: null,
      },
      subject: subjectLine(sentencesOf(content).title),
      text: reportText(content, frame),
      html: await reportHtml(report, frame),
      files: [...(await picturesOf(report, id)), ...(await filesOf(report))],
      ...(own === null
        ? {}
        : { headers: { 'List-Unsubscribe': `<${own}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } }),
    };
  }

  override writeConfirmation({ id, language: tag }: ConfirmedRecipient, address: string, tenantId: string): Mail {
    const language = staffLanguage(tag);
    const path = `${MAIL_PAGES.reportMail}${this.links.write('report-recipient', [tenantId, id])}`;
    return linkMail(this.#press, this.config, { language, words: recipientWords[language].mail, id, address, path });
  }

  #pathOf(tenantId: string, recipientId: string): string {
    const token = this.links.write('report-recipient', [tenantId, recipientId]);
    return pageUrl(this.config, `${MAIL_PAGES.reportMail}${token}`);
  }

  /** Only members can open it: it asks for a sign-in. */
  #answersOf(content: ReportContent, index: number): string | null {
    const score = content.scores[index];
    if (score === undefined) return null;
    const { metric, method, touchpoint_id: place } = score;
    const query = new URLSearchParams(periodOf(content));
    query.set('touchpoint', place === null ? 'none' : publicId('tpt', place));
    query.set('method', method);
    return pageUrl(this.config, `${MAIL_PAGES.reports}/${encodeURIComponent(metric)}/answers?${query}`);
  }
}

function periodOf({ from, to }: ReportContent): string {
  return new URLSearchParams({ from, to }).toString();
}

async function picturesOf({ bars, trends }: DrawnReport, id: string): Promise<readonly MailFile[]> {
  const charts = [...bars, ...trends].filter((chart): chart is DrawnChart => chart !== null);
  const files: MailFile[] = [];
  for (const { key, ...pictures } of charts) {
    for (const palette of ['light', 'dark'] as const) {
      const content = await chartPng(pictures[palette], { palette });
      files.push({ name: `${key}-${palette}.png`, type: 'image/png', content, cid: `${key}-${palette}@${id}` });
    }
  }
  return files;
}

async function filesOf(report: DrawnReport): Promise<readonly MailFile[]> {
  const name = `report-${report.content.prepared_at.slice(0, 10)}`;
  return [
    { name: `${name}.pdf`, type: 'application/pdf', content: await reportPdf(report) },
    { name: `${name}.csv`, type: 'text/csv; charset=utf-8', content: Buffer.from(reportCsv(report.content)) },
  ];
}
