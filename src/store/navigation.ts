import { create } from 'zustand';

type Navigator = (href: string, options: { replace: boolean }) => void;

const useLocation = create<{ path: string; hash: string }>(() => ({ path: '/', hash: '' }));

let go: Navigator = (href, { replace }) => {
  if (replace) window.history.replaceState(null, '', href);
  else window.history.pushState(null, '', href);
};

/** The router's door: what `navigate` calls. */
export function setNavigator(navigator: Navigator): void {
  go = navigator;
}

/** The router tells where it is. */
export function arriveAt(path: string, hash: string): void {
  useLocation.setState({ path, hash });
}

/** Goes to an address of the app, with its search parameters. */
export function navigate(href: string, options: { replace?: boolean } = {}): void {
  go(href, { replace: options.replace ?? false });
}

export const usePath = (): string => useLocation((location) => location.path);

/** The address's fragment without `#`. */
export const useFragment = (): string => useLocation((location) => location.hash);

export const currentPath = (): string => useLocation.getState().path;
