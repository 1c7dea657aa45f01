import { useState, type ChangeEvent } from 'react';

/** A text of a form: its value, and what the input gets. */
export function useField(initial = '') {
  const [value, setValue] = useState(initial);
  const onChange = (event: ChangeEvent<HTMLInputElement>) => setValue(event.currentTarget.value);
  return { value, setValue, input: { value, onChange } } as const;
}
