import { describe } from '@jest/globals';
import { productUnderTest } from './product-under-test.js';
import { tour } from './tour.js';

describe('the tour', () => tour(() => productUnderTest()));
