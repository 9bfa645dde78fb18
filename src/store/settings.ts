import * as v from 'valibot';
import { create } from 'zustand';
import { isZone } from '../time/zone-names';
import { ratesFor } from './rates';
import { repository } from './repository';
import { catalogChanged, theWarehouse } from './workspace';

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

/** Changes settings at once on the screen, then for keeping. Zone and currency reach the warehouse's views as well. */
export async function changeSettings(patch: Partial<Settings>): Promise<void> {
  const next = v.parse(schema, { ...currentSettings(), ...patch });
  useStore.setState(next, true);
  await store.write(next);
  if (patch.zone !== undefined || patch.currency !== undefined) {
    const warehouse = await theWarehouse();
    warehouse.configure({ zone: next.zone, currency: next.currency, rates: ratesFor(next.currency) });
    catalogChanged();
  }
}

/** The first settings again, on the screen: what was kept is gone already. */
export function resetSettings(): void {
  useStore.setState(ofBrowser(), true);
}
