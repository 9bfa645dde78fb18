import { version as app } from '../../package.json';
import type { KpiView } from '../kpi/kpi';
import { currentView } from '../store/filters';
import { forgetEverything } from '../store/forget';
import { currentTargets } from '../store/goals';
import { dropSample, loadSample } from '../store/sample';
import { changeSettings } from '../store/settings';
import { showUndo } from '../store/undo';
import { theWarehouse } from '../store/workspace';
import type { Day } from '../time/day';
import type { Catalog } from '../warehouse/catalog';
import type { ManifestVersion } from '../warehouse/manifest';
import { figuresOf } from './figures';

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has begun with the click; the address may go when the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** The first import took the sample firm's place: when it goes nothing is left, and the foot of the page says so. */
function sayWhenEmpty(version: ManifestVersion | undefined): void {
  if (version && version.segments.length === 0)
    showUndo('Import undone. Nothing is loaded now: the sample left with your first file', { kind: 'sample' });
}

/** Takes back the newest import or removal; undefined when there is none. */
export async function undoLast(): Promise<ManifestVersion | undefined> {
  const version = await (await theWarehouse()).undo();
  sayWhenEmpty(version);
  return version;
}

/** Takes an import's effect back, whenever it came. */
export async function undoImport(importId: string): Promise<void> {
  const warehouse = await theWarehouse();
  await warehouse.undoImport(importId);
  sayWhenEmpty(warehouse.current());
}

export async function redoImport(importId: string): Promise<void> {
  await (await theWarehouse()).redoImport(importId);
}

export async function removeImports(ids: readonly string[]): Promise<void> {
  await (await theWarehouse()).remove(ids);
}

/** Removes all data, targets and settings from this browser; the address then says that it stays empty. */
export async function eraseEverything(): Promise<void> {
  await (await theWarehouse()).eraseEverything();
  forgetEverything();
}

/** Brings the sample firm in, and again at the next start of an empty browser. */
export async function bringSample(): Promise<void> {
  await changeSettings({ sample: true });
  await loadSample();
}

/** Takes the sample firm out, for good. */
export async function takeSampleOut(): Promise<void> {
  await dropSample();
  await changeSettings({ sample: false });
}

/** Saves the refused rows of an import; false when none are kept. */
export async function downloadRefused(importId: string, fileName: string): Promise<boolean> {
  const rows = await (await theWarehouse()).refused(importId);
  if (rows) save(rows, `refused-${fileName.replace(/\.[^.]*$/, '')}.csv`);
  return rows !== undefined;
}

/** Saves the rows of an import that complete a record that no file has brought. */
export async function downloadOrphans(importId: string, fileName: string): Promise<void> {
  const rows = await (await theWarehouse()).orphans(importId);
  if (rows) save(rows, `waiting-${fileName.replace(/\.[^.]*$/, '')}.csv`);
}

/** Saves the figures of a page as JSON. */
export function downloadFigures(views: readonly KpiView[], periodText: string, catalog: Catalog, horizon: Day): void {
  const figures = figuresOf(views, {
    app,
    data: catalog.version,
    periodText,
    filters: currentView().filters,
    targets: currentTargets(),
    horizon,
  });
  save(new Blob([JSON.stringify(figures, null, 2)], { type: 'application/json' }), `plumbline-${periodText}.json`);
}
