import type { DigestKind } from '../domain/chat/chat-digest.js';
import type { StaffLanguage } from '@hearback/questionnaire';

/** The texts of messages for chats in one language. */
export interface ChatWords {
  readonly test: { readonly title: string; readonly line: string; readonly open: string };
  readonly rule: { readonly openTask: string; readonly openAnswer: string };
  /** `{{ from }}` and `{{ to }}` are times. */
  readonly digest: {
    readonly title: string;
    readonly open: string;
    readonly kinds: Readonly<Record<DigestKind, string>>;
  };
}

/** The texts in all languages of staff. */
export const chatWords: Readonly<Record<StaffLanguage, ChatWords>> = {
  en: {
    test: { title: 'Test from Hearback', line: 'This chat is connected.', open: 'Open the settings' },
    rule: { openTask: 'Open the task', openAnswer: 'Open the answer' },
    digest: {
      title: 'What happened, {{ from }} to {{ to }}',
      open: 'Open the tasks',
      kinds: {
        opened: 'Tasks opened',
        resolved: 'Tasks resolved',
        overdue: 'Tasks overdue',
        promisesKept: 'Promises kept',
        promisesBroken: 'Promises not kept',
      },
    },
  },
  de: {
    test: { title: 'Test von Hearback', line: 'Dieser Chat ist verbunden.', open: 'Einstellungen öffnen' },
    rule: { openTask: 'Aufgabe öffnen', openAnswer: 'Antwort öffnen' },
    digest: {
      title: 'Was geschah, {{ from }} bis {{ to }}',
      open: 'Aufgaben öffnen',
      kinds: {
        opened: 'Aufgaben eröffnet',
        resolved: 'Aufgaben erledigt',
        overdue: 'Aufgaben überfällig',
        promisesKept: 'Zusagen gehalten',
        promisesBroken: 'Zusagen nicht gehalten',
      },
    },
  },
  fr: {
    test: { title: 'Essai de Hearback', line: 'Cette discussion est reliée.', open: 'Ouvrir les réglages' },
    rule: { openTask: 'Ouvrir la tâche', openAnswer: 'Ouvrir la réponse' },
    digest: {
      title: 'Ce qui s’est passé, du {{ from }} au {{ to }}',
      open: 'Ouvrir les tâches',
      kinds: {
        opened: 'Tâches ouvertes',
        resolved: 'Tâches résolues',
        overdue: 'Tâches en retard',
        promisesKept: 'Promesses tenues',
        promisesBroken: 'Promesses non tenues',
      },
    },
  },
  ar: {
    test: { title: 'اختبار من Hearback', line: 'هذه المحادثة متصلة.', open: 'افتح الإعدادات' },
    rule: { openTask: 'افتح المهمة', openAnswer: 'افتح الإجابة' },
    digest: {
      title: 'ما حدث من {{ from }} إلى {{ to }}',
      open: 'افتح المهام',
      kinds: {
        opened: 'مهام فُتحت',
        resolved: 'مهام أُنجزت',
        overdue: 'مهام تأخرت',
        promisesKept: 'وعود وُفي بها',
        promisesBroken: 'وعود لم يوفَ بها',
      },
    },
  },
};
