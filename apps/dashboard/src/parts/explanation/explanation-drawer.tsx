import { Drawer } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorInPlace, LoadingShapes } from '../states.js';

/** *How is this computed?* beside a report. `explanation` is read while the drawer is open (`enabled: isOpen`); `children` draw it. */
export function ExplanationDrawer<T>(props: {
  readonly explanation: UseQueryResult<T>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: (explanation: T) => ReactNode;
}) {
  const { explanation, isOpen, onClose, children } = props;
  const { t } = useTranslation('parts');
  return (
    <Drawer
      opened={isOpen}
      onClose={onClose}
      position="right"
      size={404}
      title={t('explanation.title')}
      closeButtonProps={{ 'aria-label': t('explanation.close') }}
      withOverlay={false}
    >
      {explanation.isPending && <LoadingShapes rows={6} />}
      {explanation.isError && <ErrorInPlace error={explanation.error} retry={() => void explanation.refetch()} />}
      {explanation.data !== undefined && children(explanation.data)}
    </Drawer>
  );
}
