import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Query } from '../../../api/client.js';
import { ExplanationDrawer } from '../../../parts/explanation/explanation-drawer.js';
import { ExplanationText } from '../../../parts/explanation/explanation-text.js';
import { explainFollowupsQuery } from './followups-queries.js';

/** How the numbers of the report are computed: in words, and as the server has computed them. */
export function FollowupsExplanation(props: {
  readonly query: Query<'getFollowupReport'>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('work');
  const explanation = useQuery({ ...explainFollowupsQuery(props.query), enabled: props.isOpen });
  return (
    <ExplanationDrawer explanation={explanation} isOpen={props.isOpen} onClose={props.onClose}>
      {(data) => (
        <ExplanationText
          steps={data.numbers.map(({ name, formula, substituted, source }) => ({
            name: t(`report.words.${name as 'resolution'}`),
            formula,
            substituted,
            source,
          }))}
          period={data}
        />
      )}
    </ExplanationDrawer>
  );
}
