import { create } from 'zustand';
import { currentPath, navigate } from './navigation';
import type { View } from './view';
import { defaultView, searchOf } from './view-address';

const useFilters = create<View>(() => defaultView);

/** A period of the address that was refused, and the address that shows what stands in its place. */
const useRefused = create<{ readonly period?: string; readonly at?: string }>(() => ({}));

/** The router mirrors the address here; nobody else writes it. A refused period is remembered until the address changes again. */
export function mirrorView(view: View, path = '/', refused?: string): void {
  useFilters.setState(view, true);
  const at = path + searchOf(view);
  if (refused !== undefined) useRefused.setState({ period: refused, at }, true);
  else if (useRefused.getState().at !== at) useRefused.setState({}, true);
}

/** The period that the address asked for in vain. */
export const useRefusedPeriod = (): string | undefined => useRefused(({ period }) => period);

export const useView = (): View => useFilters();

export const currentView = (): View => useFilters.getState();

/** The address of `path` with the present view, changed by `patch`. */
export function viewHref(path: string, patch: Partial<View> = {}): string {
  return path + searchOf({ ...currentView(), ...patch });
}

/** Changes what the address says, as one step that Back undoes. */
export function changeView(patch: Partial<View>, options: { replace?: boolean } = {}): void {
  navigate(viewHref(currentPath(), patch), options);
}
