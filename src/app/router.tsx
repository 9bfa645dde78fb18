import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, RouterProvider } from '@tanstack/react-router';
import { NotFound } from '../pages/not-found';
import { OverviewPage } from '../pages/overview-page';
import { mirrorView } from '../store/filters';
import { arriveAt, setNavigator } from '../store/navigation';
import { refusedPeriod, searchOf, viewOf } from '../store/view-address';
import { Shell } from './shell';

/** Search parameters stay as they are written (`?period=2026-Q3&channel=Paid%20search`): the view's own schema reads them. */
const searchText = (search: Record<string, unknown>): string => (typeof search.text === 'string' ? search.text : '');

const root = createRootRoute({
  component: () => (
    <Shell>
      <Outlet />
    </Shell>
  ),
});

const overview = createRoute({ getParentRoute: () => root, path: '/', component: OverviewPage });

const kpi = createRoute({
  getParentRoute: () => root,
  path: '/kpi/$id',
  component: lazyRouteComponent(async () => {
    const { KpiPage } = await import('../pages/kpi-page');
    return { KpiRoute: () => <KpiPage id={kpi.useParams().id} /> };
  }, 'KpiRoute'),
});

const data = createRoute({
  getParentRoute: () => root,
  path: '/data',
  component: lazyRouteComponent(() => import('../pages/data-page'), 'DataPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../pages/settings-page'), 'SettingsPage'),
});

const router = createRouter({
  routeTree: root.addChildren([overview, kpi, data, settings]),
  defaultPreload: 'intent',
  parseSearch: (text) => ({ text: searchOf(viewOf(new URLSearchParams(text))) }),
  stringifySearch: searchText,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

type Address = { readonly pathname: string; readonly search: string; readonly hash: string };

/** The view follows the address; a period that no calendar has is taken out of it. */
function follow({ pathname, search, hash }: Address): void {
  const asked = new URLSearchParams(search);
  const view = viewOf(asked);
  const refused = refusedPeriod(asked);
  mirrorView(view, pathname, refused);
  arriveAt(pathname, hash.replace(/^#/, ''));
  if (refused !== undefined) router.history.replace(pathname + searchOf(view) + hash);
}

router.history.subscribe(({ location }) => follow(location));
follow(router.history.location);
setNavigator((href, { replace }) => {
  if (replace) router.history.replace(href);
  else router.history.push(href);
});

export function Routes() {
  return <RouterProvider router={router} />;
}
