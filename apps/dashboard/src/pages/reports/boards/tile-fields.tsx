import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { picturesOf, widthOf, type BoardPicture, type ReportView } from './report-views.js';

/** What is chosen of a tile beside its view. */
export interface TileDraft {
  /** Empty: named after its report. */
  readonly title: string;
  readonly picture: BoardPicture;
  readonly width: number;
}

/** The picture, the name and the width of a tile. */
export function TileFields(props: {
  readonly view: Pick<ReportView, 'report' | 'search'>;
  readonly draft: TileDraft;
  readonly onChange: (draft: TileDraft) => void;
}) {
  const { view, draft, onChange } = props;
  const { t } = useTranslation('boards');
  const pictures = picturesOf(view);
  return (
    <>
      <NativeSelect
        label={t('tile.picture')}
        data={pictures.map((value) => ({ value, label: t(`picture.${value}`) }))}
        value={draft.picture}
        onChange={(event) => {
          const picture = pictures.find((known) => known === event.currentTarget.value) ?? draft.picture;
          onChange({ ...draft, picture, width: widthOf(picture) });
        }}
      />
      <TextInput
        label={t('tile.title')}
        description={t('tile.titleHelp')}
        maxLength={80}
        value={draft.title}
        onChange={(event) => onChange({ ...draft, title: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('tile.width')}
        data={[1, 2].map((width) => ({ value: String(width), label: t(`tile.columns.${width as 1 | 2}`) }))}
        value={String(draft.width)}
        onChange={(event) => onChange({ ...draft, width: event.currentTarget.value === '2' ? 2 : 1 })}
      />
    </>
  );
}
