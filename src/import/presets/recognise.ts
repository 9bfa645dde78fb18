import { plainHeader } from '../recognise/aliases';
import type { Has, Preset, Spellings } from './preset';
import { presets } from './registry';

/** A preset that fits a header, with the headers that tell it. */
export type Recognised = { readonly preset: Preset; readonly told: readonly string[] };

/** Where a spelling stands in the header. */
export type Places = (spellings: Spellings) => readonly number[];

/** Finds spellings in a header, in the order of the spellings. */
export function placesIn(header: readonly string[]): Places {
  const places = new Map<string, number[]>();
  header.forEach((name, index) => {
    const plain = plainHeader(name);
    if (plain !== '') places.set(plain, [...(places.get(plain) ?? []), index]);
  });
  return (spellings) => spellings.flatMap((spelling) => places.get(plainHeader(spelling)) ?? []);
}

export const hasIn =
  (find: Places): Has =>
  (...spellings) =>
    find(spellings).length > 0;

/** The preset whose telling headers are there most, if any fits. */
export function recognise(header: readonly string[]): Recognised | undefined {
  const find = placesIn(header);
  let best: Recognised | undefined;
  for (const preset of presets) {
    if (!preset.needs.every((spellings) => find(spellings).length > 0)) continue;
    const told = preset.telling.flatMap((spellings) => {
      const [place] = find(spellings);
      return place === undefined ? [] : [header[place] ?? ''];
    });
    if (told.length >= preset.least && told.length > (best?.told.length ?? 0)) best = { preset, told };
  }
  return best;
}
