const term = (text, language = null) => ({ text, language });

/** What the shop's customers write about, in English and French. */
const TOPICS = [
  {
    name: 'Delivery',
    terms: [
      term('late', 'en'),
      term('early', 'en'),
      term('tracking'),
      term('carrier', 'en'),
      term('parcel', 'en'),
      term('retard', 'fr'),
      term('livré*', 'fr'),
      term('colis', 'fr'),
      term('suivi', 'fr'),
    ],
    except: [term('retour compliqué', 'fr')],
  },
  { name: 'Damaged on arrival', terms: [term('broken', 'en'), term('cassé*', 'fr')], except: [] },
  {
    name: 'Nobody answers',
    terms: [
      term('nobody answers', 'en'),
      term('no answer', 'en'),
      term('waiting for an answer', 'en'),
      term('called me back', 'en'),
      term('told me to wait', 'en'),
      term('personne ne répond', 'fr'),
      term('aucune réponse', 'fr'),
      term('j’attends', 'fr'),
    ],
    except: [],
  },
  {
    name: 'Light and dimmer',
    terms: [
      term('light', 'en'),
      term('dimmer'),
      term('flicker*', 'en'),
      term('lumière', 'fr'),
      term('variateur', 'fr'),
    ],
    except: [],
  },
  {
    name: 'Packaging',
    terms: [term('box', 'en'), term('wrapped', 'en'), term('emball*', 'fr')],
    except: [],
  },
];

/** Creates the topics of the demo; the comments that are there are read again by them in the background. */
export async function nameTopics(call) {
  for (const topic of TOPICS) await call('POST', '/v1/topics', topic);
}
