import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ReportExplanation } from '../../../parts/explanation/report-explanation.js';
import { explainRoiQuery } from './money-queries.js';

/** How the return of a scenario is computed. */
export function RoiExplanation(props: { readonly id: string; readonly isOpen: boolean; readonly onClose: () => void }) {
  const { id, ...drawer } = props;
  const { t } = useTranslation('money');
  return (
    <ReportExplanation
      explanation={useQuery({ ...explainRoiQuery(id), enabled: drawer.isOpen })}
      words={t('explain.words')}
      nameOf={(step) => t(`explain.step.${step as 'net_roi'}`)}
      digits={4}
      {...drawer}
    />
  );
}
