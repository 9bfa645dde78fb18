import * as v from 'valibot';
import { create } from 'zustand';
import { isZone } from '../time/zone-names';
import { ratesFor } from './rates';
import { repository } from './repository';
import { reconfigure as tellWarehouse } from './workspace';

const schema = v.object({
  zone: v.pipe(v.string(), v.check(isZone, 'is not a time zone')),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  locale: v.string(),
  weekStart: v.picklist([1, 6, 7]),
  fiscalStart: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
  theme: v.picklist(['light', 'dark', 'auto']),
  sample: v.boolean(),
});

export type Settings = v.InferOutput<typeof schema>;

const store = repository<Settings>('settings', 1, schema);

/** What a new workspace starts with: the browser's own zone and language. */
export function firstSettings(zone: string, locale: string): Settings {
  return {
    zone: isZone(zone) ? zone : 'UTC',
    currency: 'EUR',
    locale,
    weekStart: 1,
    fiscalStart: 1,
    theme: 'auto',
    sample: true,
  };
}

const ofBrowser = (): Settings => firstSettings(Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.language);

const useStore = create<Settings>(ofBrowser);

export const useSettings = (): Settings => useStore();

export const currentSettings = (): Settings => useStore.getState();

/** Reads what was kept; without anything kept the first settings hold. */
export async function readSettings(): Promise<Settings> {
  const kept = await store.read();
  if (kept) useStore.setState(kept, true);
  return currentSettings();
}

/** Zone and currency reach the warehouse's views as well. */
async function reconfigure(before: Settings, { zone, currency }: Settings): Promise<void> {
  if (before.zone === zone && before.currency === currency) return;
  await tellWarehouse({ zone, currency, rates: ratesFor(currency) });
}

/** Changes settings at once on the screen, then for keeping. */
export async function changeSettings(patch: Partial<Settings>): Promise<void> {
  const before = currentSettings();
  useStore.setState(v.parse(schema, { ...before, ...patch }), true);
  const next = await store.update((kept) => ({ ...(kept ?? before), ...patch }));
  useStore.setState(next, true);
  await reconfigure(before, next);
}

async function adoptSettings(): Promise<void> {
  const before = currentSettings();
  await reconfigure(before, await readSettings());
}

/** Another tab's settings hold here as well. */
export const followSettings = (): (() => void) => store.follow(() => void adoptSettings());

/** The first settings again, on the screen: what was kept is gone already. */
export function resetSettings(): void {
  useStore.setState(ofBrowser(), true);
}
