import { Injectable } from '@nestjs/common';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { consentStates, newDecisions, shownChoice } from '../../domain/consent/consent-ledger.js';
import type { Preferences } from '../../domain/consent/preferences.js';
import { effectOf, type UnsubscribeChoice } from '../../domain/consent/unsubscribe-choice.js';
import { customersErrors } from '../customers.errors.js';
import { ChangeChoices, type DecisionOrigin, type ChoiceChange } from './change-choices.js';
import type { LinkOwner } from './link-owner.js';
import { PreferenceStore, type CustomerChoices } from './preference-store.js';

/** How long a choice can be taken back, in milliseconds. */
export const UNDO_FOR = 86_400_000;

/** How a choice was made. */
export interface ChoiceOrigin {
  readonly way: 'page' | 'one_click';
  readonly locale: string | null;
  /** The words of the choice; with one click there are none of ours. */
  readonly text?: string;
}

/** Applies what a customer chose with the link of a mail, or takes it back. Repeating either changes nothing more. */
@Injectable()
export class Unsubscribe {
  constructor(
    private readonly store: PreferenceStore,
    private readonly changeChoices: ChangeChoices,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** When the choice was made: now, or when it was made first. */
  choose(unit: UnitOfWork, owner: LinkOwner, choice: UnsubscribeChoice, by: ChoiceOrigin): Promise<Date> {
    return this.#change(unit, owner, async (tx, before, invitationId) => {
      const now = this.clock.now();
      const topic = await this.store.topicOf(tx, invitationId);
      if (choice === 'not_about_this' && topic === undefined) throw customersErrors.error('topic-not-known');
      const effect = effectOf(choice, before.preferences, topic ?? '');
      const shown = shownOf(before);
      const decisions = newDecisions(shown, effect.consent).map((each) => ({ ...each, text: by.text }));
      const known = await this.store.unsubscription(tx, owner.customerId, invitationId);
      const change: ChoiceChange = {
        preferences: { ...before.preferences, ...effect.preferences },
        decisions,
        origin: { way: by.way, locale: by.locale, invitationId },
        ...(choice === 'not_about_this' && { refusedInvitationId: invitationId }),
      };
      const { events } = await this.changeChoices.execute(tx, before, change);
      if (events.length === 0 && known?.choice === choice) return known.chosenAt;
      if (events.length > 0 || known === undefined)
        await this.store.saveUnsubscription(tx, {
          customerId: owner.customerId,
          invitationId,
          choice,
          maxEveryDaysBefore: before.preferences.maxEveryDays,
          topicsOffBefore: before.preferences.topicsOff,
          questionsBefore: shown.questions,
          chosenAt: now,
        });
      if (events.length > 0) await this.log.append(tx, events);
      return now;
    });
  }

  /** Whether there was something to take back. What the customer has changed in other ways since stays. */
  undo(unit: UnitOfWork, owner: LinkOwner, locale: string): Promise<boolean> {
    return this.#change(unit, owner, async (tx, before, invitationId) => {
      const made = await this.store.unsubscription(tx, owner.customerId, invitationId);
      if (made === undefined || made.chosenAt.getTime() + UNDO_FOR < this.clock.now().getTime()) return false;
      const { preferences } = before;
      const topic = (await this.store.topicOf(tx, invitationId)) ?? '';
      const was = { maxEveryDays: made.maxEveryDaysBefore, topicsOff: made.topicsOffBefore };
      const effect = effectOf(made.choice, was, topic).preferences;
      const isTopicOff = was.topicsOff.includes(topic) || made.choice !== 'not_about_this';
      const restored: Preferences = {
        ...preferences,
        maxEveryDays: preferences.maxEveryDays === effect.maxEveryDays ? was.maxEveryDays : preferences.maxEveryDays,
        topicsOff: isTopicOff ? preferences.topicsOff : preferences.topicsOff.filter((each) => each !== topic),
      };
      const isGranted = made.choice === 'stop' && made.questionsBefore && !shownOf(before).questions;
      const origin: DecisionOrigin = { way: 'page', locale, invitationId };
      const decisions = isGranted ? [{ purpose: 'questions' as const, granted: true }] : [];
      const { events } = await this.changeChoices.execute(tx, before, { preferences: restored, decisions, origin });
      await this.store.removeUnsubscription(tx, owner.customerId, invitationId);
      if (events.length > 0) await this.log.append(tx, events);
      return true;
    });
  }

  #change<T>(
    unit: UnitOfWork,
    { customerId, invitationId }: LinkOwner,
    work: (tx: TenantTx, before: CustomerChoices, invitationId: string) => Promise<T>,
  ): Promise<T> {
    return unit.run(async (tx) => {
      const before = await this.store.choices(tx, customerId, true);
      if (before === undefined || invitationId === null) throw customersErrors.error('customer-not-found');
      return work(tx, before, invitationId);
    });
  }
}

function shownOf({ entries, basis }: CustomerChoices) {
  return shownChoice(consentStates(entries), basis);
}
