import MiniSearch from 'minisearch';
import { SEARCH } from '../build/search-options.mjs';

const MOST = 12;

/** Makes an element with text and attributes. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

let index;

/** Loads the index at the first use of the search. */
function loaded() {
  index ??= fetch(document.body.dataset.index)
    .then((reply) => reply.text())
    .then((text) => MiniSearch.loadJSON(text, SEARCH));
  return index;
}

/** The search: a field with a list below it, which the arrow keys go through. It needs script, so script makes it. */
function addSearch(place) {
  const field = element('input', {
    type: 'search',
    id: 'search-field',
    placeholder: 'Search  /',
    'aria-label': 'Search the documentation',
    autocomplete: 'off',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'search-results',
    'aria-autocomplete': 'list',
  });
  const list = element('ul', { id: 'search-results', role: 'listbox', 'aria-label': 'Found', hidden: '' });
  const state = element('p', { class: 'unseen', role: 'status' });
  place.append(field, list, state);
  let chosen = -1;
  const choose = (position) => {
    chosen = position;
    [...list.children].forEach((item, at) => item.setAttribute('aria-selected', String(at === chosen)));
    const item = list.children[chosen];
    if (item === undefined) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', item.id);
    item?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    list.hidden = true;
    field.setAttribute('aria-expanded', 'false');
    choose(-1);
  };
  const show = async () => {
    const words = field.value.trim();
    if (words === '') return close();
    const found = (await loaded()).search(words).slice(0, MOST);
    if (field.value.trim() !== words) return;
    list.replaceChildren(...found.map(itemOf));
    list.hidden = found.length === 0;
    field.setAttribute('aria-expanded', String(found.length > 0));
    state.textContent = found.length === 0 ? `Nothing found for ${words}` : `${found.length} found`;
    place.classList.toggle('nothing', found.length === 0);
    choose(found.length === 0 ? -1 : 0);
  };
  field.addEventListener('input', () => void show());
  field.addEventListener('focus', () => void loaded());
  field.addEventListener('keydown', (event) => {
    const count = list.children.length;
    if (event.key === 'Escape') close();
    if (list.hidden) return;
    if (event.key === 'ArrowDown') choose((chosen + 1) % count);
    else if (event.key === 'ArrowUp') choose((chosen - 1 + count) % count);
    else if (event.key === 'Enter') location.assign(list.children[chosen].dataset.address);
    else return;
    event.preventDefault();
  });
  list.addEventListener('mousedown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const item = event.target.closest('li');
    if (item !== null) location.assign(item.dataset.address);
  });
  field.addEventListener('blur', close);
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.target.closest?.('input, textarea') || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    field.focus();
  });
}

function itemOf({ id, heading, page }, at) {
  return element(
    'li',
    { role: 'option', id: `found-${at}`, 'data-address': id, 'aria-selected': 'false' },
    element('span', { class: 'heading' }, heading),
    element('span', { class: 'page' }, page),
  );
}

/** A button that copies the code of a block. */
function addCopyButtons() {
  if (navigator.clipboard === undefined) return;
  for (const block of document.querySelectorAll('.code')) {
    const button = element('button', { type: 'button' }, 'Copy');
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(block.querySelector('code').textContent).then(() => {
        button.textContent = 'Copied';
      });
    });
    block.querySelector('.language').append(button);
  }
}

/** On a phone the list of pages is closed until it is opened. */
function closePages() {
  if (matchMedia('(max-width: 56rem)').matches) document.querySelector('.pages > details').open = false;
}

addSearch(document.getElementById('search'));
addCopyButtons();
closePages();
