import type { ScenarioWords } from './scenario-words.js';

const inMonths = (months: number) => (months === 1 ? '1 Monat' : `${months} Monaten`);
const monthsOf = (months: number) => (months === 1 ? '1 Monat' : `${months} Monate`);

export const de: ScenarioWords = {
  pays: {
    measured: (months) => `Es zahlt sich in ${inMonths(months)} zurück.`,
    estimated: (months) => `Es zahlt sich in ${inMonths(months)} zurück, wenn die Schätzungen stimmen.`,
    assumed: (months) => `Es zahlt sich in ${inMonths(months)} zurück, wenn das Angenommene stimmt.`,
  },
  never: (months) => `In ${inMonths(months)} zahlt es sich nicht zurück.`,
  measuredLoses: 'Mit dem Gemessenen allein verliert es Geld.',
  measuredPays: (months) => `Das Gemessene allein zahlt sich in ${inMonths(months)} zurück.`,
  refusals: {
    no_lines: 'Noch hat kein Posten einen Betrag.',
    no_cost: 'Eine Rendite ist ein Anteil der Kosten, und noch gibt es keinen Kostenposten.',
  },
  period: (name, months, from) => `${name} · ${monthsOf(months)} ab ${from}`,
  net: (months) => `Netto-ROI, ${monthsOf(months)}`,
  gross: 'Brutto-ROI, Nutzen durch Kosten',
  presentValue: (rate) => `Kapitalwert bei ${rate} im Monat`,
  payback: 'Monate bis zur Amortisation',
  share: 'des Nutzens müssen echt sein',
  minutes: (value) => `${value} Min.`,
  hours: (value) => `${value} Std.`,
  byEvidence: 'Nach Beleg',
  upTo: { measured: 'Nur Gemessenes', estimated: 'Gemessenes und Geschätztes', assumed: 'Mit Angenommenem' },
  grossOf: (gross) => `brutto ${gross}`,
  allCosts: 'Netto-ROI, immer mit allen Kosten',
  lines: 'Posten',
  onlyMargin: 'nur Deckungsbeitrag zählt als Nutzen, nie Umsatz',
  line: 'Posten',
  evidence: 'Beleg',
  evidences: { measured: 'gemessen', estimated: 'geschätzt', assumed: 'angenommen' },
  aMonth: 'Im Monat',
  total: monthsOf,
  once: 'einmal',
  more: (count) => (count === 1 ? '1 weiterer Posten' : `${count} weitere Posten`),
  sum: (benefit, cost) => `Nutzen ${benefit}, Kosten ${cost}`,
  unpriced: (names) => `Daneben, in keiner Summe: ${names}`,
  hangsOn: 'Woran das Ergebnis hängt',
  hangsOnHow: 'Netto-ROI, wenn eine Eingabe ihre Unter- oder Obergrenze annimmt',
  plan: (net) => `Plan: ${net}`,
  margin: 'Deckungsbeitrag',
  reuse: 'Genutzter Anteil der Stunden',
  counted:
    'Gemessen: eine Zahl von hier oder von einer Rechnung. Geschätzt: von jemandem, der es weiß. Angenommen: Niemand weiß es.',
  methods: (rate) =>
    `Netto-ROI: (Nutzen − Kosten) / Kosten. Brutto-ROI: Nutzen / Kosten. Kapitalwert: ${rate} im Monat.`,
  made: (time) => `Erstellt ${time}`,
};
