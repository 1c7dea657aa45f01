import { followForm } from './follow-form.js';
import { offerChange } from './offer-change.js';

const form = document.querySelector<HTMLFormElement>('#survey');
const data = document.querySelector('#data')?.textContent;
if (form !== null && data) followForm(form, JSON.parse(data));

document.querySelector<HTMLElement>('#problem')?.focus();

const change = document.querySelector<HTMLFormElement>('#change');
if (change !== null) offerChange(change);
