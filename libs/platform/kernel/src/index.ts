export { asciiAddress } from './ascii-address.js';
export { emailAddress } from './email-address.js';
export { isCalendarDay, isInstant } from './calendar.js';
export {
  AppError,
  defineErrors,
  errorTables,
  type ErrorKind,
  type ErrorDefinition,
  type ErrorTable,
  type FieldError,
} from './app-error.js';
export { canonicalJson } from './canonical-json.js';
export { BOM, csvCell, csvLine, type Cell } from './csv-text.js';
export { escapeFormulas, withoutFormulaEscapes } from './formula-escape.js';
export { Clock } from './clock.js';
export { Ids } from './ids.js';
export { assertNever } from './assert-never.js';
export { deadLetter, done, skip, type Outcome } from './outcome.js';
export { pageOf, type Page, type PageRequest, type Position } from './page.js';
export {
  ALL_PERMISSIONS,
  PUBLISHABLE_PERMISSIONS,
  ROLES,
  permissionsOf,
  type Permission,
  type Role,
} from './permissions.js';
export { publicId, parsePublicId, type PublicIdPrefix } from './public-id.js';
export { isLoopbackUrl } from './loopback-url.js';
export { derivedId } from './derived-id.js';
export { foldedText } from './folded-text.js';
export { isStorableText } from './storable-text.js';
export { factsOf, framesOf, reasonOf, type FailureFacts } from './reason-of.js';
export { seededRandom } from './seeded-random.js';
export { SERVICE_NAMES, type ServiceName } from './service-names.js';
export { logGamma, student975, studentCdf } from './student-t.js';
export { wilson, Z95, type Interval } from './wilson.js';
