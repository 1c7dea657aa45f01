import { Button, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Dialog } from './dialog.js';
import { ErrorInPlace } from './states.js';

/** A dialog whose fields are saved together. Why they were refused stands above them, and the dialog stays open. */
export function FormDialog(props: {
  readonly title: string;
  /** The text of the button that saves. */
  readonly label: string;
  /** The mutation; it closes the dialog when it has succeeded. */
  readonly save: { readonly mutate: () => void; readonly isPending: boolean; readonly error: Error | null };
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { title, label, save, onClose, children } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <Stack gap={16}>
          {save.error !== null && <ErrorInPlace error={save.error} />}
          {children}
          <Button type="submit" loading={save.isPending}>
            {label}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
}
