import { describe } from '@jest/globals';
import { loopTour } from './loop-tour.js';
import { productUnderTest } from './product-under-test.js';

describe('the loop in one process', () => loopTour(() => productUnderTest()));
