// Writes a tickets export: the same bytes for the same number of rows, and the answers that the app must show for it.
import { closeSync, openSync, writeSync } from 'node:fs';

export const ZONE = 'Europe/Berlin';

/** The eight columns with the types that a reader which is told them would use. */
const columns = {
  ticket_id: 'VARCHAR',
  created_at: 'TIMESTAMP',
  first_response_at: 'TIMESTAMP',
  resolved_at: 'TIMESTAMP',
  handle_seconds: 'BIGINT',
  customer_id: 'VARCHAR',
  channel: 'VARCHAR',
  owner: 'VARCHAR',
};

const SEED = 20_261_031;
const CHUNK = 1 << 20;
const channels = ['Email', 'Email', 'Email', 'Chat', 'Chat', 'Phone', 'Web form', 'Social media'];

/** Mulberry32: 32 bits of state are plenty for times that only have to look uneven. */
function uniform(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const clock = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, hourCycle: 'h23', hour: '2-digit' });

/** The instant of local midnight; the zone is never more than some hours ahead of UTC, and never changes at midnight. */
function midnight(year, month) {
  const utc = Date.UTC(year, month - 1, 1);
  return utc - Number(clock.format(utc)) * 3_600_000;
}

const START = midnight(2024, 11);
const END = midnight(2026, 11);

/** The nine quarters that the file touches, each with its own typical time to a first answer, so that every figure is another. */
export const quarters = Array.from({ length: 9 }, (_, index) => {
  const first = 2024 * 4 + 3 + index;
  const [year, quarter] = [Math.floor(first / 4), (first % 4) + 1];
  return {
    text: `${year}-Q${quarter}`,
    start: midnight(year, quarter * 3 - 2),
    end: quarter === 4 ? midnight(year + 1, 1) : midnight(year, quarter * 3 + 1),
    typical: 5400 + ((index * 7) % 9) * 600,
  };
});

const instant = (ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`;

/** SQL that reads the file with its types said beforehand: nothing is left to guess. */
export function readCsv(path) {
  const types = Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`);
  return `SELECT * FROM read_csv('${path.replaceAll("'", "''")}', header = true, delim = ',', auto_detect = false, columns = {${types.join(', ')}})`;
}

/** SQL for the mean time to a first answer in one quarter, in seconds. */
export function meanResponse({ start, end }) {
  const at = (ms) => `TIMESTAMP '${instant(ms).replace('T', ' ').replace('Z', '')}'`;
  return `SELECT avg(epoch(first_response_at) - epoch(created_at)) AS mean FROM tickets WHERE created_at >= ${at(start)} AND created_at < ${at(end)} AND first_response_at >= created_at`;
}

/** Writes `rows` tickets to `path`; returns its size and, by quarter, the mean time to a first answer in seconds. */
export function generate(path, rows) {
  const random = uniform(SEED);
  const about = (mean) => Math.ceil(-Math.log(1 - random()) * mean);
  const totals = quarters.map(() => ({ sum: 0, answered: 0 }));
  const file = openSync(path, 'w');
  let bytes = 0;
  let text = `${Object.keys(columns).join(',')}\n`;
  const flush = () => {
    bytes += writeSync(file, text);
    text = '';
  };
  let quarter = 0;
  for (let row = 0; row < rows; row++) {
    const created = START + Math.floor(((row + random()) / rows) * ((END - START) / 1000)) * 1000;
    while (created >= quarters[quarter].end) quarter += 1;
    const wait = about(quarters[quarter].typical);
    const work = about(86_400);
    const answered = random() >= 0.03 && created + wait * 1000 < END;
    const solved = answered && random() >= 0.04 && created + (wait + work) * 1000 < END;
    if (answered) {
      totals[quarter].sum += wait;
      totals[quarter].answered += 1;
    }
    const first = answered ? instant(created + wait * 1000) : '';
    const last = solved ? instant(created + (wait + work) * 1000) : '';
    const handled = answered ? 60 + about(900) : '';
    const customer = 1_000_000 + Math.floor(random() * 400_000);
    const owner = 100 + Math.floor(random() * 60);
    text += `TICKET-${1_000_001 + row},${instant(created)},${first},${last},${handled},C${customer},${channels[Math.floor(random() * channels.length)]},Agent ${owner}\n`;
    if (text.length > CHUNK) flush();
  }
  flush();
  closeSync(file);
  const means = Object.fromEntries(quarters.map(({ text: name }, index) => [name, totals[index].sum / totals[index].answered]));
  return { path, rows, bytes, means };
}
