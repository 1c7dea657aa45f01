import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { publicId } from '@hearback/kernel';
import { staffLanguage } from '@hearback/questionnaire';
import { ChatWriter, type RuleNotice } from '../application/chat/chat-writer.js';
import { StaffCopies } from '../application/staff-copies.js';
import { DIGEST_KINDS, type DigestCounts } from '../domain/chat/chat-digest.js';
import type { ChatText } from '../domain/chat/chat-message.js';
import { MAIL_PAGES } from '../domain/mail-pages.js';
import { LetterPress } from '../mail/letter.js';
import { pageUrl } from '../mail/link-mail.js';
import { counted, localTime } from '../mail/local-time.js';
import { NotificationsConfig } from '../notifications.config.js';
import { chatWords } from './chat-words.js';

/** `ChatWriter` with the texts of the catalogue. */
@Injectable()
export class WordedChatWriter extends ChatWriter {
  readonly #press = new LetterPress();

  constructor(
    private readonly config: NotificationsConfig,
    private readonly staff: StaffCopies,
  ) {
    super();
  }

  override async languageOf(tx: Tx, tenantId: string): Promise<string> {
    return (await this.staff.workspaceOf(tx, tenantId))?.language ?? 'en';
  }

  override test(tag: string): ChatText {
    const { title, line, open } = chatWords[staffLanguage(tag)].test;
    return { title, lines: [line], link: this.#link(open, MAIL_PAGES.chat) };
  }

  override rule({ ruleName, text, scores, responseId, taskId }: RuleNotice, tag: string): ChatText {
    const words = chatWords[staffLanguage(tag)].rule;
    const shown = scores.map(({ metric, score, max }) => `${metric.toUpperCase()} ${score}/${max}`).join(', ');
    const link =
      taskId === null
        ? this.#link(words.openAnswer, `${MAIL_PAGES.answer}?answer=${publicId('rsp', responseId)}`)
        : this.#link(words.openTask, `${MAIL_PAGES.task}${publicId('tsk', taskId)}`);
    const lines = [...text.split('\n'), shown].filter((line) => line.trim() !== '');
    return { title: ruleName, lines, link };
  }

  override digest(
    counts: DigestCounts,
    { from, to }: { readonly from: Date; readonly to: Date },
    zone: string,
    tag: string,
  ): ChatText {
    const language = staffLanguage(tag);
    const { title, open, kinds } = chatWords[language].digest;
    const time = (at: Date) => localTime(at.toISOString(), language, zone);
    return {
      title: this.#press.fill(title, { from: time(from), to: time(to) }),
      lines: DIGEST_KINDS.map((kind) => `${kinds[kind]}: ${counted(counts[kind], language)}`),
      link: this.#link(open, MAIL_PAGES.tasks),
    };
  }

  #link(label: string, path: string): ChatText['link'] {
    return { label, url: pageUrl(this.config, path) };
  }
}
