import type { StaffLanguage } from '@hearback/questionnaire';

/** In how many days a person reviews what was done automatically. */
const REVIEW_DAYS = 7;
const DAY = 86_400_000;

interface ReviewTaskWords {
  readonly title: string;
  /** `{{ task }}` is the id of the task in question. */
  readonly playbook: string;
}

const WORDS: Readonly<Record<StaffLanguage, ReviewTaskWords>> = {
  en: {
    title: 'A customer asks a person to review an automatic decision',
    playbook:
      'Task {{ task }}: look at the answer yourself, not at what the rule concluded. Change what is wrong, and tell the customer in that task what you decided and why.',
  },
  de: {
    title: 'Jemand bittet einen Menschen, eine automatische Entscheidung zu prüfen',
    playbook:
      'Aufgabe {{ task }}: die Antwort selbst ansehen, nicht das, was die Regel daraus gefolgert hat. Ändern, was falsch ist, und in jener Aufgabe schreiben, was entschieden wurde und warum.',
  },
  fr: {
    title: 'Un client demande qu’une personne réexamine une décision automatique',
    playbook:
      'Tâche {{ task }} : examinez vous-même la réponse, pas ce que la règle en a conclu. Corrigez ce qui est faux et dites au client, dans cette tâche, ce que vous avez décidé et pourquoi.',
  },
  ar: {
    title: 'عميل يطلب أن يراجع إنسان قرارًا آليًا',
    playbook:
      'المهمة {{ task }}: انظر في الإجابة بنفسك لا في ما استنتجته القاعدة. صحّح الخطأ، وأخبر العميل في تلك المهمة بما قررته وسببه.',
  },
};

/** The words of the task of a review; `task` is the public id of the task in question. They name no customer. */
export function reviewTaskWords(task: string, language: StaffLanguage): ReviewTaskWords {
  const { title, playbook } = WORDS[language];
  return { title, playbook: playbook.replace('{{ task }}', () => task) };
}

/** Until when a review that is asked for now is due. */
export function reviewDue(now: Date): Date {
  return new Date(now.getTime() + REVIEW_DAYS * DAY);
}
