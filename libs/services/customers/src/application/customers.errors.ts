import { defineErrors } from '@hearback/kernel';

/** The errors of this service. */
export const customersErrors = defineErrors('customers', {
  'customer-not-found': {
    kind: 'not-found',
    title: 'The customer was not found',
    remedy: 'Create the customer with PUT /v1/customers/{external_id}.',
  },
  'erasure-not-found': {
    kind: 'not-found',
    title: 'The receipt was not found',
    remedy: 'Use an id that POST /v1/customers/{external_id}/erasure or GET /v1/erasures returned.',
  },
  'bad-external-id': {
    kind: 'invalid',
    title: 'The external id is not valid',
    remedy: 'Use 1 to 200 characters, without NUL characters or unpaired surrogates.',
  },
  'bad-profile': {
    kind: 'invalid',
    title: 'The profile has invalid values',
    remedy: 'Correct the values in `errors`; the type of an attribute is fixed at its first use.',
  },
  'identity-taken': {
    kind: 'conflict',
    title: 'An identity belongs to another customer',
    remedy: 'Remove the identity from the other customer first, or omit the identities in `errors`.',
  },
  'too-many-attributes': {
    kind: 'conflict',
    title: 'The workspace has reached its maximum number of attributes',
    remedy: 'Use the attributes that GET /v1/attributes lists.',
  },
  'bad-filter': {
    kind: 'invalid',
    title: 'The filter is not valid',
    remedy:
      'Use filters such as `identity=email:ada@example.org` and `attribute[plan]=gold`, with existing attributes.',
  },
  'reserved-kind': {
    kind: 'invalid',
    title: 'Events of this kind are recorded by servers only',
    remedy: 'Record orders and deliveries on your server with POST /v1/events/batch; choose another name on pages.',
  },
  'bad-period': {
    kind: 'invalid',
    title: 'The period is not valid',
    remedy: 'Send a `from` before `to`, at most 92 days apart.',
  },
  'list-not-found': {
    kind: 'not-found',
    title: 'The list of customers was not found',
    remedy: 'Use an id that GET /v1/customer-lists returned.',
  },
  'bad-list': {
    kind: 'invalid',
    title: 'The file cannot be read as a list of customers',
    remedy: 'Send CSV in UTF-8 with at most 10,000 rows, and a column `external_id` or `email` in the first row.',
  },
  'bad-list-query': {
    kind: 'invalid',
    title: 'The query of the upload is not valid',
    remedy: 'Send `name` with 1 to 120 characters, and `dry_run` as `true` or `false`.',
  },
  'customers-changed-meanwhile': {
    kind: 'conflict',
    title: 'Customers of the list were created by another request at the same time',
    remedy: 'Send the list again.',
  },
  'segment-not-found': {
    kind: 'not-found',
    title: 'The segment was not found',
    remedy: 'Use an id that GET /v1/segments returned.',
  },
  'bad-segment': {
    kind: 'invalid',
    title: 'The conditions of the segment are not valid',
    remedy: 'Correct the conditions in `errors`; the schema `SegmentCondition` describes them.',
  },
  'segment-changed-meanwhile': {
    kind: 'conflict',
    status: 412,
    title: 'The segment was changed after it was read',
    remedy: 'Read the segment again, apply the change to it, and send its new `ETag` as `If-Match`.',
  },
  'too-many-segments': {
    kind: 'conflict',
    title: 'The workspace has reached its maximum number of segments',
    remedy: 'Archive a segment that is not used any more.',
  },
  'preferences-changed': {
    kind: 'conflict',
    title: 'The preferences were changed in the meantime',
    remedy: 'Read them again, and change what they are now.',
  },
  'bad-preferences': {
    kind: 'invalid',
    title: 'The preferences have invalid values',
    remedy: 'Correct the values in `errors`.',
  },
  'preferences-changed-meanwhile': {
    kind: 'conflict',
    status: 412,
    title: 'The preferences were changed after they were read',
    remedy: 'Read them again, apply the change to what they are now, and send their new `ETag` as `If-Match`.',
  },
  'topic-not-known': {
    kind: 'conflict',
    title: 'It is not known what the question was about',
    remedy: 'Choose to be asked less or not at all, or use the page of preferences.',
  },
  'same-customer': {
    kind: 'invalid',
    title: 'Both external ids belong to one customer',
    remedy: 'Name two customers; GET /v1/customers lists them.',
  },
  'merge-too-large': {
    kind: 'conflict',
    title: 'The merged profile would be too large',
    remedy: 'A customer has at most 20 merged profiles and 100 attributes. Remove attributes that are not needed.',
  },
  'merge-changed-meanwhile': {
    kind: 'conflict',
    title: 'The customers were merged or taken apart by another request at the same time',
    remedy: 'Read the customers again, and send the request again if it still applies.',
  },
  'merge-not-found': {
    kind: 'not-found',
    title: 'The merge was not found',
    remedy: 'Use an id that GET /v1/customer-merges returned.',
  },
  'merged-further': {
    kind: 'conflict',
    title: 'The kept profile was merged into another one since',
    remedy: 'Take the later merge back first; GET /v1/customer-merges lists it.',
  },
  'bad-breach-period': {
    kind: 'invalid',
    title: 'The period of the report is not valid',
    remedy: '`from` must be before `to`.',
  },
  'no-address-on-file': {
    kind: 'conflict',
    title: 'No e-mail address of the customer is on file',
    remedy: 'Enter the address in the profile once you have made sure whose it is; the copy goes to no other.',
  },
  'import-not-found': {
    kind: 'not-found',
    title: 'The import was not found',
    remedy: 'Use an id that POST /v1/customer-imports returned.',
  },
  'import-settled': {
    kind: 'conflict',
    title: 'The import has been started already',
    remedy: 'Send the file again as a new import.',
  },
  'import-not-ended': {
    kind: 'conflict',
    title: 'The import has not ended',
    remedy: 'Wait until its status is `done` or `failed`.',
  },
  'invalid-mapping': {
    kind: 'invalid',
    status: 422,
    title: 'The file cannot be read with this mapping',
    remedy: 'Correct the members in `errors`; POST /v1/customer-imports/{id}/start takes a complete `mapping`.',
  },
  'unreadable-file': {
    kind: 'invalid',
    status: 422,
    title: 'The file cannot be read',
    remedy: 'Send CSV, TSV or an .xlsx workbook with a row of column names.',
  },
  'content-too-large': {
    kind: 'invalid',
    status: 413,
    title: 'The file is too large',
    remedy: 'Send it in several parts, each with the row of column names.',
  },
  'key-reused': {
    kind: 'invalid',
    status: 422,
    title: 'The Idempotency-Key was used with another file',
    remedy: 'Use a new key for a new file.',
  },
  'no-rejected-rows': {
    kind: 'not-found',
    title: 'The import has no rejected rows',
    remedy: 'Look at `rows.rejected` of the import first.',
  },
  'event-differs': {
    kind: 'conflict',
    title: 'An event with this id was recorded with other content',
    remedy: 'Use a new id for a new event; the recorded event stays as it is.',
  },
});
