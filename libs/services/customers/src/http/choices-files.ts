import { listedFile, type ExportFile } from '@hearback/http';
import { publicId, type Clock } from '@hearback/kernel';
import type { ChoicesExport, OfCustomer } from '../application/choices-export.js';
import type { PrivacyRequestStore } from '../application/privacy/privacy-request-store.js';
import { toCustomerListDto } from './lists/customer-list.dto.js';
import { toConsentEntryDto, toPreferenceValues } from './preferences/preference.dto.js';
import { toPrivacyRequestDto } from './privacy/privacy-request.dto.js';

/** The files of an export with what customers chose and asked for, and with the lists that they are in. */
export function choicesFiles(
  choices: ChoicesExport,
  requests: PrivacyRequestStore,
  clock: Clock,
): Readonly<Record<'customer-lists' | 'consent-entries' | 'preferences' | 'privacy-requests', ExportFile>> {
  return {
    'customer-lists': listedFile({
      line: 'a list as `GET /v1/customer-lists` shows it, with its customers',
      list: (tenantId, page) => choices.lists(tenantId, page),
      positionOf: (list) => list,
      toLine: ({ customers, ...list }) => ({ ...toCustomerListDto(list), customers: customers.map(namesOf) }),
      // A list has thousands of customers.
      batch: 10,
    }),
    'consent-entries': listedFile({
      line: 'an entry as `GET /v1/customers/{external_id}/consents` shows it, with its customer',
      list: (tenantId, page) => choices.entries(tenantId, page),
      positionOf: (entry) => entry,
      toLine: (entry) => ({ ...toConsentEntryDto(entry), customer: namesOf(entry) }),
    }),
    preferences: listedFile({
      line: 'the preferences of a customer who has changed them, as `GET /v1/customers/{external_id}/preferences` shows them, without consents',
      list: (tenantId, page) => choices.preferences(tenantId, page),
      positionOf: (one) => one,
      toLine: (one) => ({ customer: namesOf(one), ...toPreferenceValues(one.preferences) }),
    }),
    'privacy-requests': listedFile({
      line: 'a request as `GET /v1/customers/{external_id}/privacy-requests` shows it',
      list: (tenantId, page) => requests.list(tenantId, null, page),
      positionOf: (request) => request,
      toLine: (request) => toPrivacyRequestDto(request, clock.now()),
    }),
  };
}

const namesOf = ({ customerId, externalId }: OfCustomer) => ({
  id: publicId('cus', customerId),
  external_id: externalId,
});
