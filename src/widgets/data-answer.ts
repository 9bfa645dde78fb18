import type { Locale } from '../format/locale';
import type { DatasetId } from '../model/dataset';
import type { Staged, StagedState } from '../store/staged';
import { knownDataset, kpisFedBy, kpisOpenWith, numberWord } from './staged-words';

type Answer = { readonly strong: string; readonly quiet: string };

const groups: readonly { readonly states: readonly StagedState[]; readonly one: string; readonly many: string }[] = [
  { states: ['ready', 'preparing'], one: 'is ready', many: 'are ready' },
  { states: ['importing'], one: 'is importing', many: 'are importing' },
  { states: ['question'], one: 'needs an answer', many: 'need an answer' },
  { states: ['inspecting'], one: 'is looked at', many: 'are looked at' },
  { states: ['failed'], one: 'could not be read', many: 'could not be read' },
  { states: ['done'], one: 'is in', many: 'are in' },
];

const kpiWords = (count: number, locale: Locale): string => `${numberWord(count, locale).toLowerCase()} of your ten KPIs`;

/** Where the tables on their way in stand, and what they feed together. */
export function stagedAnswer(staged: readonly Staged[], here: readonly DatasetId[], locale: Locale): Answer {
  const parts = groups.flatMap(({ states, one, many }) => {
    const count = staged.filter(({ state }) => states.includes(state)).length;
    return count === 0 ? [] : [{ count, verb: count === 1 ? one : many }];
  });
  const sentence = parts
    .map(({ count, verb }, index) => {
      const word = numberWord(count, locale);
      return index === 0 ? `${word} ${count === 1 ? 'file' : 'files'} ${verb}` : `${word.toLowerCase()} ${verb}`;
    })
    .join(', ');
  const fed = new Set(
    staged.flatMap(({ inspection }) => {
      const id = inspection && knownDataset(inspection);
      return id && inspection ? [id, ...inspection.also.filter(({ on }) => on).map(({ mapping }) => mapping.dataset)] : [];
    }),
  );
  const kpis = kpisFedBy(fed);
  const quiet =
    parts.every(({ verb }) => verb === 'is in' || verb === 'are in') && kpisFedBy(new Set(here)) > 0
      ? `The figures hold ${parts[0]?.count === 1 ? 'it' : 'them'} from now on.`
      : kpis > 0
        ? `${fed.size > 1 ? 'Together they feed' : 'It feeds'} ${kpiWords(kpis, locale)}.`
        : 'Nothing counts until it is imported.';
  return { strong: `${sentence}.`, quiet };
}

/** What is here, and what it is enough for. */
export function dataAnswer(here: readonly DatasetId[], locale: Locale): Answer {
  if (here.length === 0)
    return {
      strong: 'No files yet.',
      quiet: 'Drop an export of any of your systems: Plumbline says what it is before it counts.',
    };
  const count = kpisOpenWith(new Set(here));
  if (count === 10)
    return {
      strong: 'All ten KPIs have the files they need.',
      quiet: 'Add newer exports whenever you have them: rows that come again are updated, not counted twice.',
    };
  return {
    strong: `${numberWord(count, locale)} of ten KPIs have a file to draw on.`,
    quiet: 'Each further kind of file opens more.',
  };
}
