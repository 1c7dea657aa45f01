import { describe, expect, it } from '@jest/globals';
import { featuresOf } from './features.js';
import { harshestSentence } from './reply-tone.js';
import { CLASSES, emptyModel, type SentimentModel } from './sentiment-model.js';

/** A model by which one word sounds unhappy, the more the higher its weight. */
function modelOf(words: Readonly<Record<string, number>>, temperature: number | null = 1): SentimentModel {
  const model = { ...emptyModel(), temperature };
  for (const [word, weight] of Object.entries(words))
    for (const index of featuresOf(word).indices) model.weights[CLASSES * index] = weight;
  return model;
}

describe('the tone of a reply', () => {
  const model = modelOf({ refuse: 30, nonsense: 60 });
  const reply =
    'Thank you for your letter. We refuse to discuss this any further! What you write is plain nonsense, really.';

  it('names the sentence that sounds unhappy most', () => {
    expect(harshestSentence(model, reply, 'en')).toMatchObject({
      sentence: 'What you write is plain nonsense, really.',
    });
    expect(harshestSentence(model, 'Thank you for your letter. It helped us a lot.', 'en')).toBeNull();
  });

  it('lets regret pass, and what is too short to tell', () => {
    expect(harshestSentence(model, 'We are sorry that our answer was nonsense to you.', 'en')).toBeNull();
    expect(harshestSentence(model, 'What nonsense.', 'en')).toBeNull();
  });

  it('says nothing by a model that nobody measured', () => {
    expect(harshestSentence(modelOf({ nonsense: 60 }, null), reply, 'en')).toBeNull();
  });
});
