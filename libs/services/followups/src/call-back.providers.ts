import type { Provider } from '@nestjs/common';
import { CallBackStore } from './application/call-back/call-back-store.js';
import { OfferCallBacks } from './application/call-back/offer-call-backs.js';
import { RequestCallBack } from './application/call-back/request-call-back.js';
import { CallBackPageRoutes } from './http/call-back/call-back-page.routes.js';
import { SqlCallBackStore } from './persistence/sql-call-back-store.js';

/** Customers who ask to be called back. */
export const CALL_BACK_PROVIDERS: readonly Provider[] = [
  OfferCallBacks,
  RequestCallBack,
  CallBackPageRoutes,
  { provide: CallBackStore, useClass: SqlCallBackStore },
];
