import { create } from 'zustand';
import type { Target } from '../goals/target';

/** What can be taken back at the foot of the page; `sample`: the sample firm, gone with an import that is undone, can be brought back. */
export type Undoable =
  | { readonly kind: 'target'; readonly target: Target }
  | { readonly kind: 'data' }
  | { readonly kind: 'sample' };
export type UndoLine = { readonly id: number; readonly text: string; readonly what: Undoable };

const useStore = create<{ readonly line: UndoLine | undefined }>(() => ({ line: undefined }));
let counter = 0;

export const useUndoLine = (): UndoLine | undefined => useStore(({ line }) => line);

export function showUndo(text: string, what: Undoable): void {
  counter += 1;
  useStore.setState({ line: { id: counter, text, what } });
}

export function hideUndo(): void {
  useStore.setState({ line: undefined });
}
