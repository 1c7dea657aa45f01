import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../../api/client.js';
import { ExplanationDrawer } from '../../../parts/explanation/explanation-drawer.js';
import { ExplanationText } from '../../../parts/explanation/explanation-text.js';
import { explainClaimQuery } from './money-queries.js';

/** How the figures of a claim are computed. */
export function ClaimExplanation(props: {
  readonly query: Query<'checkClaim'>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { query, isOpen, onClose } = props;
  const { t } = useTranslation('money');
  const explanation = useQuery({ ...explainClaimQuery(query), enabled: isOpen });
  return (
    <ExplanationDrawer explanation={explanation} isOpen={isOpen} onClose={onClose}>
      {({ sources, steps }) => (
        <ExplanationText
          words={t('claim.words')}
          steps={steps.map(({ formula, name, substituted, value }) => ({
            name: t(`claim.definition.${name as 'gross'}`),
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
