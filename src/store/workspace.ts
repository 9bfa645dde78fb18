import { create } from 'zustand';
import type { Catalog } from '../warehouse/catalog';
import type { ManifestVersion } from '../warehouse/manifest';
import type { Warehouse } from '../warehouse/warehouse';

type Workspace = {
  readonly warehouse?: Warehouse;
  readonly version?: ManifestVersion;
  readonly catalog?: Catalog;
  /** The sample's import, while it runs, 0…1. */
  readonly sampleProgress?: number;
  /** Why the workspace could not be opened. */
  readonly problem?: Error;
  /** Why the sample could not be brought in. */
  readonly sampleProblem?: Error | undefined;
};

const useStore = create<Workspace>(() => ({}));

/** Resolves with the warehouse once it is open. */
let opened: Promise<Warehouse> | undefined;

/** Opens the warehouse and follows its versions. Called once, by the wiring. */
export async function connectWorkspace(open: () => Promise<Warehouse>): Promise<Warehouse> {
  opened = open();
  try {
    const warehouse = await opened;
    const follow = () => useStore.setState({ version: warehouse.current(), catalog: warehouse.catalog() });
    warehouse.subscribe(follow);
    useStore.setState({ warehouse });
    follow();
    return warehouse;
  } catch (cause) {
    useStore.setState({ problem: cause instanceof Error ? cause : new Error(String(cause)) });
    throw cause;
  }
}

/** The open warehouse; rejects when it could not be opened, throws before `connectWorkspace`. */
export function theWarehouse(): Promise<Warehouse> {
  if (!opened) throw new Error('the workspace is not connected yet');
  return opened;
}

/** Tells the open warehouse of changed settings; one that opens later is told when it opens. */
export async function reconfigure(settings: Parameters<Warehouse['configure']>[0]): Promise<void> {
  if (!opened) return;
  (await opened).configure(settings);
  catalogChanged();
}

export const useWorkspaceStore = useStore;

/** Reads the catalog again, after a setting that the views depend on has changed. */
export function catalogChanged(): void {
  useStore.setState(({ warehouse }) => (warehouse ? { catalog: warehouse.catalog() } : {}));
}

export function sampleProgress(share: number | undefined): void {
  useStore.setState({ sampleProgress: share });
}

export function sampleFailed(problem: Error | undefined): void {
  useStore.setState({ sampleProblem: problem });
}
