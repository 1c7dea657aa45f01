import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Area } from './areas.js';
import { directionOf, languageFor, type Language } from './languages.js';

/** Where this browser keeps the language that was chosen before anybody signed in. */
const CHOSEN = 'hearback-language';

const files = import.meta.glob<{ default: Record<string, unknown> }>('../locales/*/*.json');

/** Loads a file of a catalogue when it is needed. */
const loader: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: async (language: string, area: string) => {
    const load = files[`../locales/${language}/${area}.json`];
    if (load === undefined) throw new Error(`no catalogue ${language}/${area}`);
    return (await load()).default;
  },
};

/** Prepares the catalogue in the language of this browser; the profile of a person may change it later. */
export async function startCatalogue(): Promise<void> {
  i18next.on('languageChanged', applyLanguage);
  await i18next
    .use(loader)
    .use(initReactI18next)
    .init({
      lng: languageFor([localStorage.getItem(CHOSEN), ...navigator.languages]),
      fallbackLng: 'en',
      load: 'languageOnly',
      ns: ['shell', 'parts'],
      defaultNS: 'shell',
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
      returnNull: false,
    });
}

/** Loads the texts of an area; pages wait for it, so that no key is ever seen. */
export function loadArea(area: Area): Promise<void> {
  return i18next.loadNamespaces(area);
}

/** Changes the language of the interface and remembers it in this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  localStorage.setItem(CHOSEN, language);
  await i18next.changeLanguage(language);
}

function applyLanguage(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}
