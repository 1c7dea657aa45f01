import { useTranslation } from 'react-i18next';

const STEPS = ['share', 'interval', 'change', 'p'] as const;

/** Names a step of the explanation in the language of the page: `Return label: share`, or `lift`. */
export function useTopicStep(): (step: string) => string {
  const { t } = useTranslation('topics');
  return (step) => {
    const colon = step.lastIndexOf(': ');
    const kind = STEPS.find((known) => known === step.slice(colon + 2));
    if (colon === -1 || kind === undefined) return t('explain.step.lift');
    return `${step.slice(0, colon)}: ${t(`explain.step.${kind}`)}`;
  };
}
