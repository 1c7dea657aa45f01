import { afterAll, describe } from '@jest/globals';
import { kafkaMissing } from '@hearback/testing';
import { KafkaFixture } from './kafka.fixture.js';
import { transportFailuresContract } from './transport-failures.contract.js';
import { transportContract } from './transport.contract.js';

const onKafka = kafkaMissing() === undefined ? describe : describe.skip;

onKafka('through a real broker', () => {
  const kafka = new KafkaFixture();
  afterAll(() => kafka.close());

  transportContract(kafka.transport);
  transportFailuresContract(kafka.transport);
});
