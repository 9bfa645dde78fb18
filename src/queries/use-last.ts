import { useState } from 'react';

/** The newest defined value: what stays on the screen, marked as old, while the next one is computed. */
export function useLast<T>(value: T | undefined): T | undefined {
  const [last, setLast] = useState(value);
  if (value !== undefined && value !== last) setLast(value);
  return value ?? last;
}
