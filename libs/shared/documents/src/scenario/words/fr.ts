import type { ScenarioWords } from './scenario-words.js';

const monthsOf = (months: number) => `${months} mois`;

export const fr: ScenarioWords = {
  pays: {
    measured: (months) => `L’investissement est amorti en ${monthsOf(months)}.`,
    estimated: (months) => `L’investissement est amorti en ${monthsOf(months)}, si les estimations sont justes.`,
    assumed: (months) => `L’investissement est amorti en ${monthsOf(months)}, si les hypothèses se vérifient.`,
  },
  never: (months) => `L’investissement n’est pas amorti en ${monthsOf(months)}.`,
  measuredLoses: 'Avec ce qui est mesuré seulement, il fait perdre de l’argent.',
  measuredPays: (months) => `Ce qui est mesuré suffit à l’amortir en ${monthsOf(months)}.`,
  refusals: {
    no_lines: 'Aucune ligne n’a encore de montant.',
    no_cost: 'Un retour est une part du coût, et il n’y a encore aucune ligne de coût.',
  },
  period: (name, months, from) => `${name} · ${monthsOf(months)} dès ${from}`,
  net: (months) => `ROI net, ${monthsOf(months)}`,
  gross: 'ROI brut, bénéfice sur coût',
  presentValue: (rate) => `valeur actuelle nette à ${rate} par mois`,
  payback: 'mois pour amortir',
  share: 'du bénéfice doit être réel',
  minutes: (value) => `${value} min`,
  hours: (value) => `${value} h`,
  byEvidence: 'Selon la preuve',
  upTo: { measured: 'Mesuré seulement', estimated: 'Mesuré et estimé', assumed: 'Avec ce qui est supposé' },
  grossOf: (gross) => `brut ${gross}`,
  allCosts: 'ROI net, toujours avec tous les coûts',
  lines: 'Lignes',
  onlyMargin: 'seule la marge compte comme bénéfice, jamais le chiffre d’affaires',
  line: 'Ligne',
  evidence: 'Preuve',
  evidences: { measured: 'mesuré', estimated: 'estimé', assumed: 'supposé' },
  aMonth: 'Par mois',
  total: monthsOf,
  once: 'une fois',
  more: (count) => (count === 1 ? '1 autre ligne' : `${count} autres lignes`),
  sum: (benefit, cost) => `Bénéfice ${benefit}, coût ${cost}`,
  unpriced: (names) => `À côté, dans aucune somme : ${names}`,
  hangsOn: 'De quoi dépend le résultat',
  hangsOnHow: 'ROI net quand une donnée prend sa valeur basse ou haute',
  plan: (net) => `plan : ${net}`,
  margin: 'Marge',
  reuse: 'Part des heures utilisée',
  counted:
    'Mesuré : un chiffre enregistré ici, ou une facture. Estimé : par une personne qui sait. Supposé : personne ne sait.',
  methods: (rate) =>
    `ROI net : (bénéfice − coût) / coût. ROI brut : bénéfice / coût. Valeur actuelle : ${rate} par mois.`,
  made: (time) => `Établi le ${time}`,
};
