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
