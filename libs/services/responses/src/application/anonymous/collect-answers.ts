import { randomInt } from 'node:crypto';
import type { BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { Anonymity } from '@hearback/questionnaire';
import { Injectable } from '@nestjs/common';
import type { AnonymousAnswer } from '../../domain/anonymous/anonymous-answer.js';
import { isEmpty } from '../../domain/anonymous/begun-answer.js';
import { MIN_PEOPLE } from '../../domain/anonymous/disclosure.js';
import { dayIn, isOver, openDay, periodOf } from '../../domain/anonymous/period.js';
import { periodReport } from '../../domain/anonymous/period-report.js';
import { shuffled } from '../../domain/anonymous/shuffled.js';
import type { PublishedSurvey } from '../../domain/published-survey.js';
import { closedEvent } from './closed-event.js';
import { AnonymousStore } from './anonymous-store.js';
import { CollectTimer } from './collect-timer.js';

/** A survey that is anonymous. */
interface AnonymousSurvey {
  readonly survey: PublishedSurvey;
  readonly anonymous: Anonymity;
  readonly now: Date;
}

const DAY_MS = 86_400_000;

/**
 * Mixes waiting answers with those of their period, and publishes the report of each period that is over; its answers are deleted.
 * All answers of a period are written anew and in random order each time, so that neither the order of the rows nor the transaction
 * that wrote them tells which came together. What was begun and not completed counts when its day is over.
 */
@Injectable()
export class CollectAnswers {
  constructor(
    private readonly store: AnonymousStore,
    private readonly timer: CollectTimer,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  async execute(tx: BatchTx, survey: PublishedSurvey): Promise<void> {
    const { anonymous } = survey.compiled.survey;
    if (anonymous === undefined) return;
    const now = this.clock.now();
    await this.store.lock(tx, survey);
    await this.#endBegun(tx, { survey, anonymous, now });
    await this.#mix(tx, { survey, anonymous, now });
    await this.#close(tx, { survey, anonymous, now });
    await this.#forget(tx, { survey, anonymous, now });
    await this.timer.setNext(tx, survey, now, await this.store.rest(tx, survey));
  }

  /** Lets begun answers of days that are over wait with the complete ones, and writes the others anew in random order. */
  async #endBegun(tx: BatchTx, { survey, now }: AnonymousSurvey): Promise<void> {
    const open = openDay(survey.timeZone, now);
    const today = dayIn(survey.timeZone, now);
    const begun = shuffled(await this.store.takeBegun(tx, survey), randomInt);
    for (const { digest, day, answer } of begun) {
      // Whoever took everything back has not answered, and may still do so.
      if (day >= open || isEmpty(answer)) continue;
      // Of today, so that a late completion is recognised as long as possible.
      await this.store.accept(tx, survey, { digest, day: today, complete: false });
      await this.store.wait(tx, survey, { day, answer });
    }
    await this.store.putBegun(
      tx,
      survey,
      begun.filter(({ day }) => day >= open),
    );
  }

  async #mix(tx: BatchTx, { survey, anonymous, now }: AnonymousSurvey): Promise<void> {
    const today = dayIn(survey.timeZone, now);
    const waiting = await this.store.takeWaiting(tx, survey, { enough: MIN_PEOPLE, today });
    const added = new Map<string, AnonymousAnswer[]>();
    for (const { day, answer } of waiting) {
      const { from } = periodOf(day, anonymous.period);
      // What was committed after its period was closed counts in the present one.
      const open = (await this.store.isClosed(tx, survey, from)) ? periodOf(today, anonymous.period).from : from;
      added.set(open, [...(added.get(open) ?? []), answer]);
    }
    for (const [from, answers] of added) {
      const all = [...(await this.store.take(tx, survey, from)), ...answers];
      await this.store.add(tx, survey, from, shuffled(all, randomInt));
    }
  }

  async #close(tx: BatchTx, { survey, anonymous, now }: AnonymousSurvey): Promise<void> {
    for (const from of await this.store.periods(tx, survey)) {
      const period = periodOf(from, anonymous.period);
      if (!isOver(period, survey.timeZone, now)) continue;
      const answers = await this.store.take(tx, survey, from);
      await this.store.close(tx, survey, from);
      const report = periodReport(survey.compiled, shuffled(answers, randomInt), randomInt);
      await this.log.append(tx, [closedEvent(survey, { anonymous, period, report }, now)]);
    }
  }

  /** A repeat is recognised until the period of its answer is closed, and for a day at least. */
  async #forget(tx: BatchTx, { survey, anonymous, now }: AnonymousSurvey): Promise<void> {
    const yesterday = dayIn(survey.timeZone, new Date(now.getTime() - DAY_MS));
    const { from } = periodOf(yesterday, anonymous.period);
    await this.store.forget(tx, survey, from);
  }
}
