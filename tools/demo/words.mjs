/** Comments of the demo's customers, by mood and language. */
export const words = {
  happy: {
    en: [
      'Arrived a day early and the glass was wrapped like a gift.',
      'The light is warmer than in the picture. I love it.',
      'Second lamp from you, the third will follow.',
      'Assembly took five minutes and no swearing.',
      'You answered on a Sunday. Wow.',
      'The dimmer is silent, exactly what I was looking for.',
    ],
    fr: [
      'Livrée en avance, très bien emballée.',
      'Une lumière douce, le salon a changé de visage.',
      'Montage facile, même sans outils.',
      'Service aimable et rapide, merci à Inès.',
      'Exactement comme sur la photo, en mieux.',
    ],
  },
  mixed: {
    en: [
      'Nice lamp, but the cable is shorter than stated.',
      'Good, though the box was far too big.',
      'Fine so far. Let us see how long the bulb lasts.',
      'The colour differs a bit from the website.',
    ],
    fr: [
      'Belle lampe, mais la notice est peu claire.',
      'Bien, malgré un emballage énorme.',
      'Correct, sans plus.',
      'Le câble est un peu court.',
    ],
  },
  unhappy: {
    en: [
      'The shade was broken and nobody called me back.',
      'Nine days late and the tracking never moved.',
      'I was charged for shipping twice.',
      'It flickers at low brightness. Support told me to wait.',
      'The carrier left the parcel in the rain.',
      'Wrong colour, and returning it costs more than the bulb.',
    ],
    fr: [
      'L’abat-jour est arrivé cassé et personne ne répond.',
      'Dix jours de retard, aucun suivi.',
      'Le colis a été laissé sous la pluie.',
      'Le variateur grésille, j’attends une réponse depuis une semaine.',
      'Mauvais modèle reçu, retour compliqué.',
    ],
  },
};

/** What many write lately: for how many days, in which moods, and how many of those. */
export const lateWords = {
  /** Support became harder to reach. */
  waiting: {
    days: 28,
    tones: ['mixed', 'unhappy'],
    share: 0.7,
    of: {
      en: [
        'Three mails and no answer for four days.',
        'Nobody answers the phone after five.',
        'I am still waiting for an answer about my invoice.',
        'Support told me to wait, then nobody called me back.',
      ],
      fr: [
        'Quatre jours et toujours aucune réponse.',
        'Personne ne répond au téléphone.',
        'J’attends une réponse à mes trois mails.',
      ],
    },
  },
  /** What is missing before holidays, and no topic yet. */
  gifts: {
    days: 14,
    tones: ['happy', 'mixed'],
    share: 0.6,
    of: {
      en: [
        'Lovely lamp for my sister. A gift receipt would have been nice.',
        'All good, only I could not tick that it needs a gift receipt.',
        'It was a present, so please put in a gift receipt next time.',
        'Nice, but the price was on the paper. Do you have a gift receipt?',
      ],
      fr: ['Très jolie, mais il manque un ticket cadeau.', 'C’était un cadeau : pensez au ticket cadeau.'],
    },
  },
};
