import { useEffect, useState } from 'react';
import { loadArea } from '../../../i18n/catalogue.js';

/** Whether the texts of rules, whose conditions segments share, are loaded. */
export function useRuleTexts(): boolean {
  const [isLoaded, setLoaded] = useState(false);
  useEffect(() => void loadArea('rules').then(() => setLoaded(true)), []);
  return isLoaded;
}
