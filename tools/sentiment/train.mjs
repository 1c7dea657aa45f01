// Trains the models of sentiment that every workspace begins with:
//   node tools/sentiment/train.mjs FOLDER
// FOLDER has the ground truth files of cjhutto/vaderSentiment (MIT). The same input writes the same bytes on every machine.
import { writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { packModel } from '../../libs/services/analytics/dist/domain/text/packed-model.js';
import { calibrated, trainSentiment } from '../../libs/services/analytics/dist/domain/text/train-sentiment.js';
import { english, german } from './sources.mjs';

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error('node tools/sentiment/train.mjs FOLDER');
  process.exit(64);
}

const SERVICE = new URL('../../libs/services/analytics/', import.meta.url);

/** Weights below this many of 127 parts become 0: the file gets smaller, and no more texts are named wrongly. */
const SMALLEST = 3;

const compressed = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 } });

function write(language, origin, model) {
  const packed = packModel(model);
  const weights = new Int8Array(packed.buffer, 20);
  weights.forEach((weight, i) => (weights[i] = Math.abs(weight) < SMALLEST ? 0 : weight));
  const text = compressed(packed).toString('base64');
  writeFileSync(
    new URL(`src/domain/text/base/${language}.ts`, SERVICE),
    `/** Written by tools/sentiment/train.mjs. ${origin} */\nexport const ${language.toUpperCase()} =\n  '${text}';\n`,
  );
  console.log(language, text.length, 'bytes');
}

/** Features without the texts: what the test of accuracy needs, so that no sentence of anybody is in the repository. */
function writeKeptBack(examples) {
  const bytes = [];
  const number = (value) => {
    for (let rest = value; ; rest >>= 7) {
      bytes.push(rest > 127 ? (rest & 127) | 128 : rest);
      if (rest <= 127) return;
    }
  };
  for (const { features, label } of examples) {
    const order = [...features.indices.keys()].sort((a, b) => features.indices[a] - features.indices[b]);
    number(label);
    number(order.length);
    let before = 0;
    for (const i of order) {
      number(features.indices[i] - before);
      bytes.push(Math.round(features.values[i] * 255));
      before = features.indices[i];
    }
  }
  writeFileSync(new URL('test/data/reviews.br', SERVICE), compressed(Buffer.from(bytes)));
}

const en = english(folder);
const { model, calibration } = calibrated(en.last, trainSentiment(en.first));
console.log('en', calibration);
write('en', 'Product reviews, tweets, film reviews and editorials of cjhutto/vaderSentiment (MIT).', model);
write('de', 'Sentences of tools/sentiment/german.mjs; never measured on real texts.', trainSentiment(german().last));
writeKeptBack(en.keptBack);
