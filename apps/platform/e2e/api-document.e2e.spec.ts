import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fuzz } from '../../../tools/fuzz/run.mjs';
import { createSamples } from '../../../tools/fuzz/samples.mjs';
import { productUnderTest, signIn, type ProductUnderTest } from './product-under-test.js';
import { PROOF_NEEDED, runSamples, samplesOf, type ApiDocument } from './run-samples.js';

const document = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8')) as ApiDocument;

describe('the OpenAPI document', () => {
  let product: ProductUnderTest;
  beforeAll(async () => {
    product = await productUnderTest();
  });
  afterAll(() => product?.stop());

  it('has request samples that work as they are, one after the other, in a fresh workspace', async () => {
    const replies = await runSamples(product.url, document);
    expect(replies.filter(({ sample, status }) => status >= 300 && status !== PROOF_NEEDED.get(sample))).toEqual([]);
    expect(replies.map(({ sample }) => sample).toSorted()).toEqual(samplesOf(document).toSorted());
  });

  it('describes every reply to generated calls: no 5xx, no undocumented status, no break of a schema', async () => {
    const ids = await createSamples(product.call, product.staffId);
    const headers = await signIn(product.url, product);
    const result = await fuzz({ url: product.url, document, headers, ids, seed: 20_260_302, calls: 1_500 });
    expect(result.defects).toEqual([]);
    expect(Object.keys(result.statuses)).toEqual(
      expect.arrayContaining(['200', '201', '204', '400', '404', '409', '422']),
    );
  });
});
