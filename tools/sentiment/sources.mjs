import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { germanSentences } from './german.mjs';
import { featuresOf } from '../../libs/services/analytics/dist/domain/text/features.js';

/** Index of a class in SENTIMENTS. */
const [NEGATIVE, NEUTRAL, POSITIVE] = [0, 1, 2];

/** The part of the product reviews that the English model never sees, so that its accuracy can be measured by a test: one of five. */
const KEPT_BACK = 5;

const lines = (file) => gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');

/** Texts that about 20 people rated from −4 to 4 (cjhutto/vaderSentiment, MIT), cut at ± .5. */
function rated(file) {
  return lines(file).map((line) => {
    const [, mean, ...text] = line.split('\t');
    const label = Number(mean) > 0.5 ? POSITIVE : Number(mean) < -0.5 ? NEGATIVE : NEUTRAL;
    return { features: featuresOf(text.join(' '), 'en'), label };
  });
}

/** English: tweets, film reviews and editorials to begin with, and product reviews, of which one in five is kept back. */
export function english(folder) {
  const of = (name) => rated(`${folder}/${name}_GroundTruth.txt.gz`);
  const reviews = of('amazonReviewSnippets');
  return {
    first: [...of('tweets'), ...of('movieReviewSnippets'), ...of('nytEditorialSnippets')],
    last: reviews.filter((_, i) => i % KEPT_BACK !== 0),
    keptBack: reviews.filter((_, i) => i % KEPT_BACK === 0),
  };
}

/** German: see `german.mjs`. */
export function german() {
  const last = germanSentences().map(({ text, label }) => ({ features: featuresOf(text, 'de'), label }));
  return { first: [], last };
}
