import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../../api/client.js';
import { ReportExplanation } from '../../../parts/explanation/report-explanation.js';
import { explainClaimQuery } from './money-queries.js';

/** How the figures of a claim are computed. */
export function ClaimExplanation(props: {
  readonly query: Query<'checkClaim'>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { query, ...drawer } = props;
  const { t } = useTranslation('money');
  return (
    <ReportExplanation
      explanation={useQuery({ ...explainClaimQuery(query), enabled: drawer.isOpen })}
      words={t('claim.words')}
      nameOf={(step) => t(`claim.definition.${step as 'gross'}`)}
      digits={4}
      {...drawer}
    />
  );
}
