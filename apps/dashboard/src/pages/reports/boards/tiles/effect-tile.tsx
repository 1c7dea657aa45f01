import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { loadArea } from '../../../../i18n/catalogue.js';
import { EffectLead } from '../../effect/effect-lead.js';
import { EffectPicture } from '../../effect/effect-picture.js';
import { effectQuery, effectSearch, isKnown, queryOf } from '../../effect/effect-queries.js';
import { EffectRefusal } from '../../effect/effect-refusal.js';
import { EffectTable } from '../../effect/effect-table.js';
import type { TileViewProps } from '../tile-view.js';
import { TileState } from './tile-state.js';

await loadArea('effect');

/** Whether following up raises the next score, or which way of it does. */
export function EffectTile({ picture, search: given, onExplain }: TileViewProps) {
  const navigate = useNavigate();
  const search = effectSearch(given);
  return (
    <TileState query={useQuery(effectQuery(queryOf(search)))}>
      {(effect) => {
        const [overall] = effect.rows;
        if (picture === 'ways')
          return (
            <EffectTable
              effect={effect}
              // The list of the pairs has its place on the page.
              onPairs={(pairs) => void navigate({ to: '/reports/effect', search: { ...search, pairs } })}
            />
          );
        if (overall === undefined) return null;
        return (
          <>
            <EffectLead effect={effect} row={overall} />
            {isKnown(overall) ? (
              <EffectPicture effect={effect} row={overall} onExplain={onExplain} />
            ) : (
              <EffectRefusal row={overall} />
            )}
          </>
        );
      }}
    </TileState>
  );
}
