import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../../../parts/refusal.js';
import { codeOf, type EffectRow } from './effect-queries.js';

/** Why nothing is known of a way of following up, with both numbers of pairs that matter: for a picture, and for a verdict. */
export function EffectRefusal({ row, children }: { readonly row: EffectRow; readonly children?: ReactNode }) {
  const { t } = useTranslation('effect');
  const { refusal, pairs } = row;
  if (refusal === null) return null;
  return (
    <Refusal
      // The sentence has the numbers.
      reason={{ ...refusal, needed: null, have: null }}
      what={t(`refusal.${codeOf(refusal.code)}`, { pairs })}
    >
      {children}
    </Refusal>
  );
}
