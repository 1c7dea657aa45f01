import type { Provider } from '@nestjs/common';
import { AgedAnswers, PreviewRetention } from './application/preview-retention.js';
import { customerErasure, personCopy, retention } from '@hearback/process';
import { ReceivePrivacySignal } from './application/receive-privacy-signal.js';
import { LinkObserver } from './http/link-observer.js';
import { PrivacySignals } from './http/privacy-signals.js';
import { RetentionPreviewController } from './http/retention-preview.controller.js';
import { SqlAgedAnswers } from './persistence/sql-aged-answers.js';
import { personalData } from './persistence/personal-data.js';

/** What customers can ask of those who store their answers. */
export const PRIVACY_PROVIDERS: readonly Provider[] = [
  customerErasure('responses', personalData),
  ReceivePrivacySignal,
  PrivacySignals,
  LinkObserver,
  PreviewRetention,
  { provide: AgedAnswers, useClass: SqlAgedAnswers },
  personCopy('responses', personalData),
  retention('responses', personalData),
];

export const PRIVACY_CONTROLLERS = [RetentionPreviewController] as const;
