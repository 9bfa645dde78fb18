import { type Recognised, recognise } from '../presets/recognise';
import { figuresIn } from './figures-table';
import type { Inspection } from './inspection';
import { periodIn } from './period-line';
import { presetFeeds, type Table } from './preset-feeds';
import { proposals } from './propose';
import { kindInWords, scoreCandidates } from './survey-question';

/** From this confidence on a file is not asked about. */
const SURE = 0.6;

type Understood = Pick<Inspection, 'mapping' | 'also' | 'guess'>;
/** A table and the lines above it. */
type Found = Omit<Table, 'period'> & { readonly above: readonly (readonly string[])[] };

const quoted = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');

function byPreset(fileName: string, found: Found): Understood | undefined {
  const known: Recognised | undefined = recognise(found.header);
  if (!known) return undefined;
  const { preset, told } = known;
  const export_ = `${preset.vendor}’s export of ${preset.what}`;
  if (preset.refuses) throw new Error(`${fileName} looks like ${export_}, which can’t be used: ${preset.refuses}`);
  if (preset.vendor === 'Google Forms' && scoreCandidates(found.labels, found.facts).length === 0) return undefined;
  const period = periodIn(found.above);
  const [main, ...also] = presetFeeds(preset, { ...found, period });
  if (!main) {
    if (preset.feeds.some(({ dataset }) => dataset === 'spend'))
      throw new Error(
        `${fileName} looks like ${export_}, but nothing says on which days the money was spent: export it again with the Day segment (Segment, Time, Day)${
          found.above.length > 0 ? ', or for a period with a first and a last day' : ''
        }`,
      );
    return undefined;
  }
  return {
    mapping: main.mapping,
    also,
    guess: {
      dataset: main.mapping.dataset,
      confidence: Math.min(0.98, 0.76 + 0.05 * told.length),
      why: `It looks like ${export_}: it has ${quoted(told.slice(0, 4))}. ${main.why}.`,
      vendor: preset.vendor,
    },
  };
}

/** What a table is: by the presets first, else by the names and values of its columns. Throws a sentence when it is known and of no use. */
export function recogniseTable(fileName: string, found: Found): Understood {
  const known = byPreset(fileName, found);
  if (known) return known;
  const totals = figuresIn(found);
  if (totals) return totals;
  const [best] = proposals(found.header, found.facts, fileName);
  if (!best) throw new Error('there are no datasets');
  const score = best.columns.find(({ field }) => field === 'score')?.name;
  const kind = best.dataset === 'surveys' ? kindInWords(...(score ? [score] : []), fileName) : undefined;
  return {
    mapping: {
      dataset: best.dataset,
      ...found.base,
      columns: best.columns,
      ...(best.completes ? { completes: best.completes } : {}),
      ...(kind ? { surveyKind: kind } : {}),
    },
    also: [],
    guess: { dataset: best.confidence >= SURE ? best.dataset : undefined, confidence: best.confidence, why: best.why },
  };
}
