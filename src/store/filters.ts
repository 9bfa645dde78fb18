import { create } from 'zustand';
import { currentPath, navigate } from './navigation';
import type { View } from './view';
import { defaultView, searchOf } from './view-address';

const useFilters = create<View>(() => defaultView);

/** The router mirrors the address here; nobody else writes it. */
export function mirrorView(view: View): void {
  useFilters.setState(view, true);
}

export const useView = (): View => useFilters();

export const currentView = (): View => useFilters.getState();

/** The address of `path` with the present view, changed by `patch`. */
export function viewHref(path: string, patch: Partial<View> = {}): string {
  return path + searchOf({ ...currentView(), ...patch });
}

/** Changes what the address says, as one step that Back undoes. */
export function changeView(patch: Partial<View>): void {
  navigate(viewHref(currentPath(), patch));
}
