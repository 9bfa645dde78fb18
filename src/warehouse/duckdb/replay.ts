import { type DatasetId, dataset } from '../../model/dataset';
import type { Changes, ImportRecord, ManifestVersion, Segment } from '../manifest';
import { comparable, countingImports, type DatasetRecords, recordsIn, replayStart } from '../replay-plan';
import type { Mode } from './combine';
import type { ImportSession } from './import-session';
import type { Made, Meeting, Met, PlacedFile } from './merge-segments';
import type { SegmentFiles } from './segment-files';

/*
 * The live records of a dataset are what a replay of its imports gives: those that are not undone, in the order in which they came, each as it
 * was read. A whole file brings new records and sets, in the records that are there, the fields that it has, also to empty; it leaves the other
 * fields. A file that completes records fills in fields where the record is there and never empties one; its other rows wait, and count, in the
 * order of the files, as soon as a later file brings their record. A file of which the earliest row counts changes a record only by a row whose
 * main instant is not later; a later one fills gaps. Rows without a key are known by all their fields but the amounts among files of the same
 * form: a group of them is restated as a whole. Everything else is added. Instants on the wall clock become instants, by the workspace's zone at
 * that time, where they meet others in one column. An import is one step of that replay over what is live, so both ways lead to the same.
 */

export type ReplayTools = {
  readonly files: SegmentFiles;
  readonly zone: string;
  readonly now: number;
  /** The worker; started when a step needs it. */
  session(): Promise<ImportSession>;
  /** Hears of each file that was made. */
  made(file: string): void;
  /** Begins to copy rows. */
  merging?(): void;
};

/** One import's rows with what is known of it. */
export type Step = { readonly record: ImportRecord; readonly original: Segment };
type Stepped = { readonly records: DatasetRecords; readonly changes: Changes };

const modeOf = ({ summary: { mapping } }: ImportRecord): Mode => ({
  completes: mapping.completes === true,
  earliest: mapping.repeated === 'earliest',
});

async function meetingOf(
  { record, original }: Step,
  before: DatasetRecords,
  imports: readonly ImportRecord[],
  { files, zone, now }: ReplayTools,
): Promise<Meeting> {
  const place = async (segment: Segment) => ({ segment, file: await files.file(segment.file) });
  const mode = modeOf(record);
  const waiting: PlacedFile[] = [];
  if (!mode.completes && original.fields.includes(dataset(original.dataset).key ?? '')) {
    for (const each of imports)
      if (before.orphans[each.id] && each.original) waiting.push({ ...(await place(each.original)), mode: modeOf(each) });
  }
  return {
    fresh: { ...(await place(original)), mode },
    live: await Promise.all(comparable(record, original, before.segments, imports).map(place)),
    waiting,
    persistent: files.persistent,
    zone,
    now,
  };
}

/** What a file does to records where it meets none, without asking the engine; undefined when it meets some. */
function alone({ fresh, live, waiting }: Meeting): Met | undefined {
  if (live.length + waiting.length > 0) return undefined;
  const { rows } = fresh.segment;
  const { completes } = fresh.mode;
  const changes = { added: completes ? 0 : rows, updated: 0, unchanged: 0, orphans: completes ? rows : 0 };
  return { changes, touched: {}, asIs: !completes, rows: changes.added, orphans: {} };
}

async function meet(meeting: Meeting, tools: ReplayTools): Promise<Met> {
  const found = alone(meeting);
  if (found) return found;
  const { guard, tasks } = await tools.session();
  return guard(tasks.meet(meeting));
}

/** What a file meets in the records and would do to them; nothing is written. */
export async function meetingWith(
  step: Step,
  before: DatasetRecords,
  imports: readonly ImportRecord[],
  tools: ReplayTools,
): Promise<Met> {
  return meet(await meetingOf(step, before, imports, tools), tools);
}

/** The records after one more import. Copies only segments that lose rows, and nothing where no record is met. `known`: what it meets, when that
 * was asked before. */
export async function replayStep(
  step: Step,
  before: DatasetRecords,
  imports: readonly ImportRecord[],
  tools: ReplayTools,
  known?: Met,
): Promise<Stepped> {
  const { files } = tools;
  const meeting = await meetingOf(step, before, imports, tools);
  const { changes, touched, asIs, rows, orphans } = known ?? (await meet(meeting, tools));
  const after = new Map<string, readonly Segment[]>();
  const copies = Object.keys(touched).length > 0 || (!asIs && rows > 0);
  if (copies) tools.merging?.();

  async function write(make: (session: ImportSession, target: string) => Promise<Made>): Promise<Segment> {
    const target = `seg-${crypto.randomUUID()}.db`;
    tools.made(target);
    const { segment, bytes } = await make(await tools.session(), target);
    if (bytes) files.keep(target, bytes);
    return { ...segment, bytes: (await files.file(target)).size };
  }

  const places = Object.keys(touched).map(Number);
  for (const place of places) {
    const old = meeting.live[place]?.segment;
    if (!old) continue;
    const rest =
      touched[place] === old.rows
        ? []
        : [await write(({ guard, tasks }, target) => guard(tasks.writeRest(meeting, place, target)))];
    after.set(old.file, rest);
  }
  const delta = asIs
    ? [step.original]
    : rows > 0
      ? [await write(({ guard, tasks }, target) => guard(tasks.writeDelta(meeting, places, target)))]
      : [];
  const own = changes.orphans > 0 ? { ...before.orphans, [step.record.id]: changes.orphans } : before.orphans;
  return {
    records: {
      segments: [...before.segments.flatMap((segment) => after.get(segment.file) ?? [segment]), ...delta],
      orphans: meeting.waiting.length > 0 ? orphans : own,
    },
    changes,
  };
}

/** The records of a dataset after these imports, from the nearest kept version on. */
export async function replay(
  id: DatasetId,
  imports: readonly ImportRecord[],
  versions: readonly ManifestVersion[],
  tools: ReplayTools,
): Promise<DatasetRecords> {
  const { records, rest } = replayStart(countingImports(imports, id), versions, id);
  let after = records;
  for (const record of rest) {
    const { original } = record;
    if (original && original.rows > 0) after = (await replayStep({ record, original }, after, imports, tools)).records;
  }
  return after;
}

/** All of a version's records, with those of some datasets in place of its own. */
export function withRecords(
  version: ManifestVersion,
  changed: ReadonlyMap<DatasetId, DatasetRecords>,
): { segments: readonly Segment[]; orphans: Readonly<Record<string, number>> } {
  const ids = new Set<DatasetId>([
    ...version.segments.map(({ dataset }) => dataset),
    ...version.imports.map(({ dataset }) => dataset),
    ...changed.keys(),
  ]);
  const all = [...ids].map((id) => changed.get(id) ?? recordsIn(version, id));
  return {
    segments: all.flatMap(({ segments }) => segments),
    orphans: Object.assign({}, ...all.map(({ orphans }) => orphans)),
  };
}
