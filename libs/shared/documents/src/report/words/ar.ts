import type { ReportWords } from './report-words.js';

export const ar: ReportWords = {
  fell: (name) => `انخفض ${name}.`,
  rose: (name) => `ارتفع ${name}.`,
  nothing: 'لم يتغير شيء بوضوح.',
  noAnswers: 'لم يُجب أحد في هذه الفترة.',
  verdicts: {
    up: 'ارتفاع واضح',
    down: 'انخفاض واضح',
    no_clear_change: 'لا تغير واضح',
    too_few: 'إجابات قليلة جدًا',
  },
  changed: {
    down: ({ name, before, now, change, low, high }) =>
      `انخفض ${name} من ${before} إلى ${now}، التغير ${change} (${low} إلى ${high}).`,
    up: ({ name, before, now, change, low, high }) =>
      `ارتفع ${name} من ${before} إلى ${now}، التغير ${change} (${low} إلى ${high}).`,
  },
  chance: ({ name, before, now, change, low, high }) =>
    `انتقل ${name} من ${before} إلى ${now}، التغير ${change} (${low} إلى ${high}). قد يكون ذلك صدفة.`,
  moreWouldTell: (count) => `عدد الإجابات الإضافية التي توضح ذلك: نحو ${count}.`,
  tooFew: (name, needed) => `${name}: عدد الإجابات الناقصة ${needed}.`,
  notComparable: (name, value, n) =>
    `${name} هو ${value}، عدد الإجابات ${n}. الفترة السابقة فيها إجابات أقل من أن تُقارن.`,
  hidden: (name) => `${name}: مخفي، أقل من 5 أشخاص.`,
  period: (from, to, before) => `${from} إلى ${to}، مقارنةً بالمدة السابقة من ${before}`,
  range: (low, high) => `${low} إلى ${high}`,
  answers: (n) => `عدد الإجابات: ${n}`,
  scores: 'المؤشرات',
  score: 'المؤشر',
  now: 'الآن',
  interval: '95 %، الآن ومن قبل',
  verdict: 'الحكم',
  trends: (name, width) => `${name} حسب ${width === 'week' ? 'الأسابيع' : 'الشهور'}`,
  share: 'نسبة من 0 إلى 100 %',
  points: 'نقاط من −100 إلى 100',
  rates: 'معدل الاستجابة',
  rate: (asked, answered, rate, low, high) =>
    `عدد الدعوات ${asked}، المُجاب عنها ${answered}: ${rate} (${low} إلى ${high}).`,
  nobodyAsked: 'لم يُسأل أحد في هذه الفترة.',
  topics: 'مواضيع التعليقات',
  topicVerdicts: {
    more: 'أكثر بوضوح',
    fewer: 'أقل بوضوح',
    no_clear_change: 'لا تغير واضح',
    too_few: 'تعليقات قليلة جدًا',
  },
  topic: ({ name, hits, n, low, high, before, beforeN }) =>
    `«${name}»: ${hits} من ${n} تعليقًا (${low} إلى ${high})، ومن قبل ${before === null ? 'أقل من 8' : before} من ${beforeN}.`,
  named: {
    more: (name) => `يُذكر «${name}» أكثر من قبل.`,
    fewer: (name) => `يُذكر «${name}» أقل من قبل.`,
  },
  bars: 'الشريط الممتلئ: فترة الثقة 95 % لهذه الفترة. الإطار: الفترة السابقة.',
  omitted: (count) => `مؤشرات أخرى في لوحة المعلومات: ${count}.`,
  counted: 'فقط إجابات أكدها شخص. مخفي دون 5 أشخاص، والتعليقات دون 8.',
  level: (level, comparisons) => `احتمال أي حكم خاطئ ضمن المقارنات (${comparisons}): ${level} على الأكثر.`,
  methods: (methods) => `الطرق: ${methods}.`,
  made: (time) => `أُنشئ في ${time}`,
  n: 'العدد',
  hiddenCell: 'مخفي',
  open: 'افتح التقرير',
  why: (name) => `تصلك هذه الرسالة لأنك على قائمة «${name}».`,
  stop: 'أوقف هذه الرسالة',
  attached: 'الأرقام نفسها مرفقة بصيغتي PDF وCSV.',
  sharedUntil: (time) => `مشترك برابط حتى ${time}. بلا أسماء ولا تعليقات.`,
};
