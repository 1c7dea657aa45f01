import { defineErrors } from '@hearback/kernel';

/** What can go wrong in customers. */
export const customersErrors = defineErrors('customers', {
  'customer-not-found': {
    kind: 'not-found',
    title: 'There is no such customer',
    remedy: 'Create the customer with PUT /v1/customers/{external_id}.',
  },
  'bad-external-id': {
    kind: 'invalid',
    title: 'The external id cannot be one',
    remedy: 'Use 1 to 200 characters, without NUL and lone surrogates.',
  },
  'bad-profile': {
    kind: 'invalid',
    title: 'The profile holds something that does not fit',
    remedy: 'Correct what `errors` lists; the type of an attribute is fixed at its first use.',
  },
  'identity-taken': {
    kind: 'conflict',
    title: 'An identity belongs to another customer',
    remedy: 'Take the identity away from the other customer first, or leave out those that `errors` lists.',
  },
  'too-many-attributes': {
    kind: 'conflict',
    title: 'The workspace has as many attributes as it may have',
    remedy: 'Use the attributes that GET /v1/attributes lists.',
  },
  'bad-filter': {
    kind: 'invalid',
    title: 'The filter cannot be applied',
    remedy: 'Filter as in identity=email:ada@example.org and attribute[plan]=gold, by attributes that exist.',
  },
  'event-differs': {
    kind: 'conflict',
    title: 'An event with this id says something else',
    remedy: 'Use a new id for a new event; what was recorded stays.',
  },
});
