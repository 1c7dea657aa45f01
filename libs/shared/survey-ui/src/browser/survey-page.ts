import { followForm } from './follow-form.js';

const form = document.querySelector<HTMLFormElement>('#survey');
const data = document.querySelector('#data')?.textContent;
if (form !== null && data) followForm(form, JSON.parse(data));

document.querySelector<HTMLElement>('#problem')?.focus();
