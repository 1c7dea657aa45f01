import { describe } from '@jest/globals';
import { productUnderTest } from './product-under-test.js';
import { realAnswers } from './real-answers.js';

describe('13,954 real answers, imported through the API', () => realAnswers(() => productUnderTest()));
