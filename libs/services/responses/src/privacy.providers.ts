import type { Provider } from '@nestjs/common';
import { ReceivePrivacySignal } from './application/receive-privacy-signal.js';
import { PrivacySignals } from './http/privacy-signals.js';

/** What customers can ask of those who store their answers. */
export const PRIVACY_PROVIDERS: readonly Provider[] = [ReceivePrivacySignal, PrivacySignals];
