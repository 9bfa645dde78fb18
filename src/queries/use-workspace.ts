import { useWorkspaceStore } from '../store/workspace';
import type { Catalog } from '../warehouse/catalog';
import type { ManifestVersion } from '../warehouse/manifest';

const nothing: Catalog = { version: 'none', datasets: {} };
const none: ManifestVersion = { version: 0, committedAt: 0, action: 'erase', segments: [], imports: [] };

export type WorkspaceStatus = 'starting' | 'loading-sample' | 'empty' | 'ready';

/** What is loaded. `sampleProgress` is 0…1 while the sample data comes in. */
export function useWorkspace(): {
  status: WorkspaceStatus;
  persistent: boolean;
  version: ManifestVersion;
  catalog: Catalog;
  sample: boolean;
  sampleProgress?: number;
  problem?: Error;
  sampleProblem?: Error;
} {
  const { warehouse, version = none, catalog = nothing, sampleProgress, problem, sampleProblem } = useWorkspaceStore();
  const status: WorkspaceStatus = !warehouse
    ? 'starting'
    : version.segments.length > 0
      ? 'ready'
      : sampleProgress !== undefined
        ? 'loading-sample'
        : 'empty';
  return {
    status,
    persistent: warehouse?.persistent ?? true,
    version,
    catalog,
    sample: version.imports.some(({ sample }) => sample),
    ...(sampleProgress === undefined ? {} : { sampleProgress }),
    ...(problem ? { problem } : {}),
    ...(sampleProblem ? { sampleProblem } : {}),
  };
}
