import { useTranslation } from 'react-i18next';

const KNOWN = [
  'timeout',
  'connection',
  'unresolved',
  'not-a-url',
  'not-https',
  'has-credentials',
  'port',
  'not-public',
  'no-secret',
] as const;

/** Says why a receiver gave no reply. One that this version does not know is shown as it is. */
export function useProblemWords(): (problem: string | null) => string {
  const { t } = useTranslation('webhooks');
  return (problem) => {
    const known = KNOWN.find((each) => each === problem);
    return known === undefined ? (problem ?? '') : t(`problems.${known}`);
  };
}
