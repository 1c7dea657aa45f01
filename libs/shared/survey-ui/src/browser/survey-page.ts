import { followForm } from './follow-form.js';
import type { PageData } from './page-data.js';
import { LEFT_SECONDS, startOverWhenIdle, THANKS_SECONDS } from './kiosk.js';
import { offerChange } from './offer-change.js';
import { proveWork } from './prove-work.js';

const form = document.querySelector<HTMLFormElement>('#survey');
const data = document.querySelector('#data')?.textContent;
if (form !== null && data) {
  const page: PageData = JSON.parse(data);
  followForm(form, page);
  if (page.isKiosk) startOverWhenIdle(`${page.path}?kiosk=1`, LEFT_SECONDS);
}

const notice = document.querySelector<HTMLElement>('#notice');
if (form !== null && notice !== null) void proveWork(form, notice);

document.querySelector<HTMLElement>('#problem')?.focus();

const change = document.querySelector<HTMLFormElement>('#change');
if (change !== null) offerChange(change);

const start = document.querySelector<HTMLAnchorElement>('#start');
if (start !== null) startOverWhenIdle(start.href, THANKS_SECONDS);
