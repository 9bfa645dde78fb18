import type { Mapping } from '../import/mapping';
import type { DatasetId } from '../model/dataset';
import { addSampleTargets, dropSampleTargets } from './goals';
import { sampleFailed, sampleProgress, theWarehouse } from './workspace';

const files: readonly DatasetId[] = ['customers', 'leads', 'spend', 'orders', 'tickets', 'surveys'];

async function fetchFile(dataset: DatasetId): Promise<File> {
  const name = `${dataset}.csv`;
  const response = await fetch(`${import.meta.env.BASE_URL}sample/${name}`);
  if (!response.ok) throw new Error(`the sample file ${name} could not be fetched (${response.status})`);
  return new File([await response.blob()], name, { type: 'text/csv' });
}

/** Brings the sample firm in through the same import as a user's files, as one version. Never rejects: what went wrong stands in the workspace. */
export async function loadSample(): Promise<void> {
  sampleProgress(0);
  sampleFailed(undefined);
  try {
    const warehouse = await theWarehouse();
    const jobs: { file: File; mapping: Mapping; sample: true }[] = [];
    for (const file of await Promise.all(files.map(fetchFile))) {
      const { mapping, questions } = await warehouse.inspect(file);
      if (questions.length > 0) throw new Error(`the sample file ${file.name} asks "${questions[0]?.text}"`);
      jobs.push({ file, mapping, sample: true });
    }
    const total = jobs.reduce((sum, { file }) => sum + file.size, 0);
    const done = jobs.map(() => 0);
    await warehouse.importFiles(jobs, {
      onProgress: (job, { bytes }) => {
        done[job] = bytes;
        sampleProgress(done.reduce((sum, each) => sum + each, 0) / total);
      },
    });
    await addSampleTargets();
  } catch (cause) {
    sampleFailed(cause instanceof Error ? cause : new Error(String(cause)));
  } finally {
    sampleProgress(undefined);
  }
}

/** Takes the sample firm out again, with its targets. */
export async function dropSample(): Promise<void> {
  const warehouse = await theWarehouse();
  const ids = warehouse.current().imports.flatMap(({ id, sample }) => (sample ? [id] : []));
  if (ids.length > 0) await warehouse.remove(ids);
  await dropSampleTargets();
}
