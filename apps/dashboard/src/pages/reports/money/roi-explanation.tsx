import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ExplanationDrawer } from '../../../parts/explanation/explanation-drawer.js';
import { ExplanationText } from '../../../parts/explanation/explanation-text.js';
import { explainRoiQuery } from './money-queries.js';

/** How the return of a scenario is computed. */
export function RoiExplanation(props: { readonly id: string; readonly isOpen: boolean; readonly onClose: () => void }) {
  const { id, isOpen, onClose } = props;
  const { t } = useTranslation('money');
  const explanation = useQuery({ ...explainRoiQuery(id), enabled: isOpen });
  return (
    <ExplanationDrawer explanation={explanation} isOpen={isOpen} onClose={onClose}>
      {({ sources, steps }) => (
        <ExplanationText
          words={t('explain.words')}
          steps={steps.map(({ formula, name, substituted, value }) => ({
            name: t(`explain.step.${name as 'net_roi'}`),
            formula,
            substituted,
            value: value as number | null,
            digits: 4,
          }))}
          sources={sources}
        />
      )}
    </ExplanationDrawer>
  );
}
