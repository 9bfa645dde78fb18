import { currentView } from '../store/filters';
import { followErasing } from '../store/forget';
import { followTargets, readTargets } from '../store/goals';
import { followMappings, readMappings } from '../store/mappings';
import { ratesFor, readRates } from '../store/rates';
import { loadSample } from '../store/sample';
import { followSettings, readSettings } from '../store/settings';
import { readSources } from '../store/sources';
import { connectWorkspace } from '../store/workspace';
import type { openWarehouse } from '../warehouse/duckdb/open-warehouse';

/** Reads what is kept, opens the warehouse, follows the other tabs, and brings the sample data in on a machine that has never had any,
 * unless the address says not to (after erasing). */
export async function start(open: typeof openWarehouse): Promise<void> {
  const [{ zone, currency, sample }] = await Promise.all([
    readSettings(),
    readTargets(),
    readMappings(),
    readSources(),
    readRates(),
  ]);
  followSettings();
  followTargets();
  followMappings();
  followErasing();
  const warehouse = await connectWorkspace(() => open({ zone, currency, now: Date.now }));
  warehouse.configure({ zone, currency, rates: ratesFor(currency) });
  const untouched = warehouse.current().version === 0;
  if (sample && untouched && currentView().sample !== 'none') await loadSample();
}
