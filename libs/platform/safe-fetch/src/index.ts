export { addressDefect, type AddressDefect } from './address-rules.js';
export {
  SafeFetch,
  type FetchResult,
  type OutgoingRequest,
  type RefusalReason,
  type SafeFetchOptions,
} from './safe-fetch.js';
