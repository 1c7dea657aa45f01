import type { ScenarioWords } from './scenario-words.js';

/** Months as Arabic counts them; scenarios have at most 60. */
function monthsOf(months: number): string {
  if (months === 1) return 'شهر واحد';
  if (months === 2) return 'شهرين';
  return months <= 10 ? `${months} أشهر` : `${months} شهرًا`;
}

function linesOf(count: number): string {
  if (count === 1) return 'بند آخر';
  if (count === 2) return 'بندان آخران';
  return count <= 10 ? `${count} بنود أخرى` : `${count} بندًا آخر`;
}

export const ar: ScenarioWords = {
  pays: {
    measured: (months) => `يسترد تكلفته خلال ${monthsOf(months)}.`,
    estimated: (months) => `يسترد تكلفته خلال ${monthsOf(months)}، إن صحّت التقديرات.`,
    assumed: (months) => `يسترد تكلفته خلال ${monthsOf(months)}، إن صحّ المفترض.`,
  },
  never: (months) => `لا يسترد تكلفته خلال ${monthsOf(months)}.`,
  measuredLoses: 'بالمقيس وحده يخسر مالًا.',
  measuredPays: (months) => `المقيس وحده يسترد التكلفة خلال ${monthsOf(months)}.`,
  refusals: {
    no_lines: 'لا بند له مبلغ بعد.',
    no_cost: 'العائد حصة من التكلفة، ولا بند تكلفة بعد.',
  },
  // Months first: a number after a Latin name would be taken for a part of it.
  period: (name, months, from) => `${monthsOf(months)} من ${from} · ${name}`,
  net: (months) => `صافي العائد، ${monthsOf(months)}`,
  gross: 'العائد الإجمالي، المنفعة على التكلفة',
  presentValue: (rate) => `صافي القيمة الحالية عند ${rate} في الشهر`,
  payback: 'أشهر حتى الاسترداد',
  share: 'من المنفعة يجب أن يكون حقيقيًا',
  minutes: (value) => `${value} د`,
  hours: (value) => `${value} س`,
  byEvidence: 'بحسب الدليل',
  upTo: { measured: 'المقيس فقط', estimated: 'المقيس والمقدّر', assumed: 'مع المفترض' },
  grossOf: (gross) => `إجمالي ${gross}`,
  allCosts: 'صافي العائد، دائمًا مع كل التكاليف',
  lines: 'البنود',
  onlyMargin: 'الهامش وحده منفعة، لا الإيراد',
  line: 'البند',
  evidence: 'الدليل',
  evidences: { measured: 'مقيس', estimated: 'مقدّر', assumed: 'مفترض' },
  aMonth: 'في الشهر',
  total: monthsOf,
  once: 'مرة',
  more: linesOf,
  sum: (benefit, cost) => `المنفعة ${benefit}، التكلفة ${cost}`,
  unpriced: (names) => `بجانبها، في لا مجموع: ${names}`,
  hangsOn: 'على ماذا تتوقف النتيجة',
  hangsOnHow: 'صافي العائد حين يأخذ مُدخل حدّه الأدنى أو الأعلى',
  plan: (net) => `الخطة: ${net}`,
  margin: 'الهامش',
  reuse: 'حصة الساعات المستعملة',
  counted: 'المقيس: رقم محفوظ هنا أو من فاتورة. المقدّر: من شخص يعرف. المفترض: لا أحد يعرف.',
  methods: (rate) =>
    `صافي العائد: (المنفعة − التكلفة) / التكلفة. العائد الإجمالي: المنفعة / التكلفة. القيمة الحالية: ${rate} في الشهر.`,
  made: (time) => `أُعد ${time}`,
};
