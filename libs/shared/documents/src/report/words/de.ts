import type { ReportWords } from './report-words.js';

export const de: ReportWords = {
  fell: (name) => `${name} ist gesunken.`,
  rose: (name) => `${name} ist gestiegen.`,
  nothing: 'Nichts hat sich klar geändert.',
  noAnswers: 'In diesem Zeitraum hat niemand geantwortet.',
  verdicts: {
    up: 'Klar gestiegen',
    down: 'Klar gesunken',
    no_clear_change: 'Keine klare Änderung',
    too_few: 'Zu wenige Antworten',
  },
  changed: {
    down: ({ name, before, now, change, low, high }) =>
      `${name} fiel von ${before} auf ${now}, Änderung ${change} (${low} bis ${high}).`,
    up: ({ name, before, now, change, low, high }) =>
      `${name} stieg von ${before} auf ${now}, Änderung ${change} (${low} bis ${high}).`,
  },
  chance: ({ name, before, now, change, low, high }) =>
    `${name} ging von ${before} auf ${now}, Änderung ${change} (${low} bis ${high}). Das kann noch Zufall sein.`,
  moreWouldTell: (count) => `Etwa ${count} weitere Antworten würden es zeigen.`,
  tooFew: (name, needed) => `${name}: noch ${needed} Antworten nötig.`,
  notComparable: (name, value, n) =>
    `${name} ist ${value}, aus ${n} Antworten. Davor waren es zu wenige zum Vergleichen.`,
  hidden: (name) => `${name}: verborgen, weniger als 5 Personen.`,
  period: (from, to, before) => `${from} bis ${to}, verglichen mit der Zeit davor, ab ${before}`,
  range: (low, high) => `${low} bis ${high}`,
  answers: (n) => `${n} Antworten`,
  scores: 'Werte',
  score: 'Wert',
  now: 'Jetzt',
  interval: '95 %, jetzt und davor',
  verdict: 'Urteil',
  trends: (name, width) => `${name} nach ${width === 'week' ? 'Wochen' : 'Monaten'}`,
  share: 'Anteil, 0 bis 100 %',
  points: 'Punkte, −100 bis 100',
  rates: 'Rücklauf',
  rate: (asked, answered, rate, low, high) =>
    `Von ${asked} Einladungen wurden ${answered} beantwortet: ${rate} (${low} bis ${high}).`,
  nobodyAsked: 'In diesem Zeitraum wurde niemand gefragt.',
  topics: 'Themen der Kommentare',
  topicVerdicts: {
    more: 'Klar mehr',
    fewer: 'Klar weniger',
    no_clear_change: 'Keine klare Änderung',
    too_few: 'Zu wenige Kommentare',
  },
  topic: ({ name, hits, n, low, high, before, beforeN }) =>
    `„${name}“: ${hits} von ${n} Kommentaren (${low} bis ${high}), davor ${before === null ? 'weniger als 8' : before} von ${beforeN}.`,
  named: {
    more: (name) => `„${name}“ wird häufiger genannt.`,
    fewer: (name) => `„${name}“ wird seltener genannt.`,
  },
  bars: 'Balken: 95-%-Intervall dieses Zeitraums. Umriss: der Zeitraum davor.',
  omitted: (count) => `${count} weitere Werte stehen im Dashboard.`,
  counted: 'Nur Antworten, die ein Mensch bestätigt hat. Verborgen unter 5 Personen, Kommentare unter 8.',
  level: (level, comparisons) => `Ein falsches Urteil unter ${comparisons} Vergleichen: höchstens ${level}.`,
  methods: (methods) => `Verfahren: ${methods}.`,
  made: (time) => `Erstellt ${time}`,
  n: 'n',
  hiddenCell: 'verborgen',
  open: 'Bericht öffnen',
  why: (name) => `Sie erhalten dies, weil Sie auf der Liste von „${name}“ stehen.`,
  stop: 'Diese Mail abbestellen',
  attached: 'Dasselbe ist als PDF und CSV angehängt.',
  sharedUntil: (time) => `Per Link geteilt bis ${time}. Ohne Namen und ohne Kommentare.`,
};
