import { afterAll, beforeAll, describe } from '@jest/globals';
import { productUnderTest, type ProductUnderTest } from './product-under-test.js';
import { tour } from './tour.js';
import { twoTabs } from './two-tabs.js';

describe('one process', () => {
  let product: ProductUnderTest;
  const shared = () => Promise.resolve({ ...product, stop: () => Promise.resolve() });
  beforeAll(async () => {
    product = await productUnderTest();
  });
  afterAll(() => product?.stop());

  describe('the tour', () => tour(shared));

  describe('a customer in two tabs', () => twoTabs(shared, 1_000));
});
