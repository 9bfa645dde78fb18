import { parseJson } from './json-value';

const LONGEST = 16 << 20;
const NAMED = 5;

/** Calls `onLine` for each line that holds more than spaces, with its number in the file. Throws when one is longer than 16 MiB. */
export async function eachLine(pieces: AsyncIterable<string>, onLine: (text: string, line: number) => void): Promise<void> {
  let rest = '';
  let number = 0;
  const take = (line: string): void => {
    number += 1;
    const text = line.trim();
    if (text !== '') onLine(text, number);
  };
  for await (const piece of pieces) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST) throw new Error('a line is longer than 16 MiB');
    for (const line of lines) take(line);
  }
  take(rest);
}

/** Whether a text is one JSON value. */
export function isJson(text: string): boolean {
  try {
    parseJson(text);
    return true;
  } catch {
    return false;
  }
}

const count = (number: number): string => number.toLocaleString('en');

function sentence(bad: number, named: readonly number[]): string {
  const [first = 0, ...others] = named;
  if (bad === 1) return `Line ${count(first)} is no JSON: it is refused`;
  const more = bad - named.length;
  const last = more > 0 ? `${count(more)} more` : count(others.at(-1) ?? first);
  const before = more > 0 ? named : named.slice(0, -1);
  return `Lines ${before.map(count).join(', ')} and ${last} are no JSON: they are refused`;
}

/**
 * Says which lines are no JSON, in a file of one record a line. Undefined when it is no such file, such as a list over many lines that is
 * cut off: the bad lines are the minority, and a first line that opens a list is a record by itself with others behind it.
 */
export async function badLines(pieces: AsyncIterable<string>): Promise<string | undefined> {
  let good = 0;
  let bad = 0;
  let first: { readonly list: boolean; readonly good: boolean } | undefined;
  const named: number[] = [];
  await eachLine(pieces, (text, line) => {
    const isRecord = isJson(text);
    first ??= { list: text.startsWith('['), good: isRecord };
    if (!isRecord) {
      bad += 1;
      if (named.length < NAMED) named.push(line);
    } else if (text.startsWith('{') || text.startsWith('[')) good += 1;
  });
  if (!first || bad === 0) return undefined;
  // A lone record and its broken neighbour are lines only when the record comes first.
  const isLines = first.list ? first.good && good > 1 && good >= bad : first.good ? good >= bad : good > bad;
  return isLines ? sentence(bad, named) : undefined;
}
