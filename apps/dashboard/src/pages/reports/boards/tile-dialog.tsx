import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../parts/form-dialog.js';
import type { Board, BoardTile } from './boards-queries.js';
import { TileFields, type TileDraft } from './tile-fields.js';
import { useBoardActs } from './use-board-acts.js';

/** Changes the name, the picture and the width of a tile. */
export function TileDialog(props: { readonly board: Board; readonly tile: BoardTile; readonly onClose: () => void }) {
  const { board, tile, onClose } = props;
  const { t } = useTranslation('boards');
  const acts = useBoardActs();
  const { picture, width } = tile;
  const [draft, setDraft] = useState<TileDraft>({ title: tile.title ?? '', picture, width });
  const save = useMutation({
    mutationFn: () => {
      const title = draft.title.trim();
      return acts.saveTile(board, tile.id, { ...draft, title: title === '' ? null : title });
    },
    onSuccess: onClose,
  });
  return (
    <FormDialog title={t('tile.edit')} onClose={onClose} label={t('save')} save={save}>
      <TileFields view={tile} draft={draft} onChange={setDraft} />
    </FormDialog>
  );
}
