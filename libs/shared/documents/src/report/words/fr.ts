import type { ReportWords } from './report-words.js';

export const fr: ReportWords = {
  fell: (name) => `${name} a baissé.`,
  rose: (name) => `${name} a augmenté.`,
  nothing: 'Rien n’a clairement changé.',
  noAnswers: 'Personne n’a répondu pendant cette période.',
  verdicts: {
    up: 'Hausse nette',
    down: 'Baisse nette',
    no_clear_change: 'Pas de changement net',
    too_few: 'Trop peu de réponses',
  },
  changed: {
    down: ({ name, before, now, change, low, high }) =>
      `${name} est passé de ${before} à ${now}, variation ${change} (${low} à ${high}).`,
    up: ({ name, before, now, change, low, high }) =>
      `${name} est passé de ${before} à ${now}, variation ${change} (${low} à ${high}).`,
  },
  chance: ({ name, before, now, change, low, high }) =>
    `${name} est passé de ${before} à ${now}, variation ${change} (${low} à ${high}). Cela peut encore être le hasard.`,
  moreWouldTell: (count) => `Environ ${count} réponses de plus le montreraient.`,
  tooFew: (name, needed) => `${name} : encore ${needed} réponses nécessaires.`,
  notComparable: (name, value, n) =>
    `${name} est à ${value}, sur ${n} réponses. La période précédente en a trop peu pour comparer.`,
  hidden: (name) => `${name} : masqué, moins de 5 personnes.`,
  period: (from, to, before) => `${from} au ${to}, par rapport à la période précédente, dès le ${before}`,
  range: (low, high) => `${low} à ${high}`,
  answers: (n) => `${n} réponses`,
  scores: 'Scores',
  score: 'Score',
  now: 'Maintenant',
  interval: '95 %, maintenant et avant',
  verdict: 'Verdict',
  trends: (name, width) => `${name} par ${width === 'week' ? 'semaine' : 'mois'}`,
  share: 'part, 0 à 100 %',
  points: 'points, −100 à 100',
  rates: 'Taux de réponse',
  rate: (asked, answered, rate, low, high) =>
    `Sur ${asked} invitations, ${answered} ont reçu une réponse : ${rate} (${low} à ${high}).`,
  nobodyAsked: 'Personne n’a été interrogé pendant cette période.',
  topics: 'Sujets des commentaires',
  topicVerdicts: {
    more: 'Nettement plus',
    fewer: 'Nettement moins',
    no_clear_change: 'Pas de changement net',
    too_few: 'Trop peu de commentaires',
  },
  topic: ({ name, hits, n, low, high, before, beforeN }) =>
    `« ${name} » : ${hits} commentaires sur ${n} (${low} à ${high}), ${before === null ? 'moins de 8' : before} sur ${beforeN} avant.`,
  named: {
    more: (name) => `« ${name} » est cité plus souvent.`,
    fewer: (name) => `« ${name} » est cité moins souvent.`,
  },
  bars: 'Barre pleine : intervalle à 95 % de cette période. Contour : la période précédente.',
  omitted: (count) => `${count} autres scores sont dans le tableau de bord.`,
  counted: 'Seulement les réponses confirmées par une personne. Masqué sous 5 personnes, commentaires sous 8.',
  level: (level, comparisons) => `Un faux verdict parmi ${comparisons} comparaisons : au plus ${level}.`,
  methods: (methods) => `Méthodes : ${methods}.`,
  made: (time) => `Établi le ${time}`,
  n: 'n',
  hiddenCell: 'masqué',
  open: 'Ouvrir le rapport',
  why: (name) => `Vous recevez ceci parce que vous êtes sur la liste de « ${name} ».`,
  stop: 'Ne plus recevoir ce message',
  attached: 'Le même rapport est joint en PDF et en CSV.',
  sharedUntil: (time) => `Partagé par lien jusqu’au ${time}. Sans noms ni commentaires.`,
};
