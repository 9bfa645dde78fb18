import * as v from 'valibot';
import { create } from 'zustand';
import { sampleTargets } from '../goals/sample-targets';
import type { Target, TargetPer } from '../goals/target';
import type { Day } from '../time/day';
import { repository } from './repository';

const step = v.object({ value: v.pipe(v.number(), v.finite()), deadline: v.pipe(v.number(), v.integer()) });

const schema = v.array(
  v.object({
    kpi: v.string(),
    value: v.pipe(v.number(), v.finite()),
    deadline: v.pipe(v.number(), v.integer()),
    per: v.optional(v.picklist(['month', 'quarter', 'half', 'year'])),
    since: v.pipe(v.number(), v.integer()),
    sample: v.boolean(),
    history: v.array(v.object({ at: v.number(), from: v.optional(step), to: v.optional(step) })),
  }),
);

/** What is kept: targets in force, and those that were removed, for their history. */
const kept = v.object({ active: schema, removed: schema });

type Kept = { readonly active: readonly Target[]; readonly removed: readonly Target[] };

const store = repository<v.InferOutput<typeof kept>>('targets', 1, kept);

const useStore = create<Kept>(() => ({ active: [], removed: [] }));

export const useTargets = (): readonly Target[] => useStore(({ active }) => active);

export const useTarget = (kpi: string): Target | undefined =>
  useStore(({ active }) => active.find((target) => target.kpi === kpi));

export const currentTargets = (): readonly Target[] => useStore.getState().active;

async function keep(next: Kept): Promise<void> {
  useStore.setState(next, true);
  await store.write(v.parse(kept, next));
}

/** Reads what was kept; without anything kept there are no targets. */
export async function readTargets(): Promise<void> {
  const found = await store.read();
  if (found) useStore.setState(found, true);
}

/** Sets or changes a KPI's target; the change joins its history. A target set by the user is no longer the sample's. */
export async function setTarget(
  kpi: string,
  wanted: { value: number; deadline: Day; per?: TargetPer },
  now: number,
  today: Day,
): Promise<void> {
  const { active, removed } = useStore.getState();
  const before = active.find((target) => target.kpi === kpi);
  const earlier = before ?? removed.find((target) => target.kpi === kpi);
  const change = {
    at: now,
    ...(before ? { from: { value: before.value, deadline: before.deadline } } : {}),
    to: { value: wanted.value, deadline: wanted.deadline },
  };
  const history = [...(earlier && !earlier.sample ? earlier.history : []), change];
  const target: Target = { kpi, ...wanted, since: before && !before.sample ? before.since : today, sample: false, history };
  await keep({
    active: before ? active.map((each) => (each.kpi === kpi ? target : each)) : [...active, target],
    removed: removed.filter((each) => each.kpi !== kpi),
  });
}

/** Takes a target out of force; its history stays for the next one. */
export async function clearTarget(kpi: string, now: number): Promise<void> {
  const { active, removed } = useStore.getState();
  const before = active.find((target) => target.kpi === kpi);
  if (!before) return;
  const gone: Target = {
    ...before,
    history: [...before.history, { at: now, from: { value: before.value, deadline: before.deadline } }],
  };
  await keep({ active: active.filter((each) => each.kpi !== kpi), removed: before.sample ? removed : [...removed, gone] });
}

/** Puts a target back as it was, for Undo. */
export async function restoreTarget(target: Target): Promise<void> {
  const { active, removed } = useStore.getState();
  await keep({
    active: [...active.filter(({ kpi }) => kpi !== target.kpi), target],
    removed: removed.filter(({ kpi }) => kpi !== target.kpi),
  });
}

/** The sample firm's targets, where the user has set none. */
export async function addSampleTargets(): Promise<void> {
  const { active, removed } = useStore.getState();
  const free = sampleTargets.filter(({ kpi }) => !active.some((target) => target.kpi === kpi));
  await keep({ active: [...active, ...free], removed });
}

/** The sample leaves without trace. */
export async function dropSampleTargets(): Promise<void> {
  const { active, removed } = useStore.getState();
  if (active.some(({ sample }) => sample)) await keep({ active: active.filter(({ sample }) => !sample), removed });
}

/** Nothing is kept any more; the screen forgets it too. */
export function forgetTargets(): void {
  useStore.setState({ active: [], removed: [] }, true);
}
