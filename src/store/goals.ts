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

const nothing: Kept = { active: [], removed: [] };
const store = repository<v.InferOutput<typeof kept>>('targets', 1, kept);
const useStore = create<Kept>(() => nothing);
const noHistory: Target['history'] = [];

export const useTargets = (): readonly Target[] => useStore(({ active }) => active);

export const useTarget = (kpi: string): Target | undefined =>
  useStore(({ active }) => active.find((target) => target.kpi === kpi));

/** What happened to a KPI's target so far, also after it was removed; oldest first. */
export const useTargetHistory = (kpi: string): Target['history'] =>
  useStore(({ active, removed }) => [...active, ...removed].find((target) => target.kpi === kpi)?.history ?? noHistory);

export const currentTargets = (): readonly Target[] => useStore.getState().active;

/** Changes the screen at once, then what is kept: a change of what lies there now, so that no other tab's targets are lost. */
async function keep(change: (targets: Kept) => Kept): Promise<void> {
  useStore.setState(change(useStore.getState()), true);
  useStore.setState(await store.update((found) => v.parse(kept, change(found ?? nothing))), true);
}

/** Reads what was kept; without anything kept there are no targets. */
export async function readTargets(): Promise<void> {
  useStore.setState((await store.read()) ?? nothing, true);
}

/** Another tab's targets appear here as well. */
export const followTargets = (): (() => void) => store.follow(() => void readTargets());

/** Sets or changes a KPI's target; the change joins its history. A target set by the user is no longer the sample's. */
export async function setTarget(
  kpi: string,
  wanted: { value: number; deadline: Day; per?: TargetPer },
  now: number,
  today: Day,
): Promise<void> {
  await keep(({ active, removed }) => {
    const before = active.find((target) => target.kpi === kpi);
    const earlier = before ?? removed.find((target) => target.kpi === kpi);
    const change = {
      at: now,
      ...(before ? { from: { value: before.value, deadline: before.deadline } } : {}),
      to: { value: wanted.value, deadline: wanted.deadline },
    };
    const history = [...(earlier && !earlier.sample ? earlier.history : []), change];
    const since = before && !before.sample ? before.since : today;
    const target: Target = { kpi, ...wanted, since, sample: false, history };
    return {
      active: before ? active.map((each) => (each.kpi === kpi ? target : each)) : [...active, target],
      removed: removed.filter((each) => each.kpi !== kpi),
    };
  });
}

/** Takes a target out of force; its history stays for the next one. */
export async function clearTarget(kpi: string, now: number): Promise<void> {
  await keep(({ active, removed }) => {
    const before = active.find((target) => target.kpi === kpi);
    if (!before) return { active, removed };
    const gone: Target = {
      ...before,
      history: [...before.history, { at: now, from: { value: before.value, deadline: before.deadline } }],
    };
    return { active: active.filter((each) => each.kpi !== kpi), removed: before.sample ? removed : [...removed, gone] };
  });
}

/** Puts a target back as it was, for Undo. */
export async function restoreTarget(target: Target): Promise<void> {
  await keep(({ active, removed }) => ({
    active: active.some(({ kpi }) => kpi === target.kpi)
      ? active.map((each) => (each.kpi === target.kpi ? target : each))
      : [...active, target],
    removed: removed.filter(({ kpi }) => kpi !== target.kpi),
  }));
}

/** The sample firm's targets, where the user has set none. */
export async function addSampleTargets(): Promise<void> {
  await keep(({ active, removed }) => ({
    active: [...active, ...sampleTargets.filter(({ kpi }) => !active.some((target) => target.kpi === kpi))],
    removed,
  }));
}

/** The sample leaves without trace. */
export async function dropSampleTargets(): Promise<void> {
  await keep(({ active, removed }) => ({ active: active.filter(({ sample }) => !sample), removed }));
}

/** Nothing is kept any more; the screen forgets it too. */
export function forgetTargets(): void {
  useStore.setState(nothing, true);
}
