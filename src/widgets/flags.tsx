import type { Locale } from '../format/locale';
import { formatCount } from '../format/value';
import type { Kpi } from '../kpi/kpi';
import type { Flag, Known } from '../model/reading';
import { StatusIcon } from '../ui/icons';
import { useLocale } from './use-locale';
import { evidence } from './words';

/** "197 unanswered, 98.5 %": how many, and their share. The other flags are said as they are. */
export function flagWords({ text, count }: Flag, locale: Locale): string {
  const [, share, word] = /^(\S+\s%) (.+)$/.exec(text) ?? [];
  return count !== undefined && share && word ? `${formatCount(count, locale)} ${word}, ${share}` : text;
}

/** "3 answered" beside "197 unanswered, 98.5 %"; else the evidence in full. */
export function tileEvidence(kpi: Kpi, reading: Known, locale: Locale): string {
  const open = reading.flags.some(({ id }) => id === 'unanswered');
  return open ? `${formatCount(reading.n, locale)} ${kpi.counts[1].split(' ')[0]}` : evidence(kpi, reading, locale);
}

const rank: Readonly<Record<Flag['id'], number>> = {
  'small-sample': 0,
  unanswered: 1,
  excluded: 2,
  maturing: 3,
  derived: 4,
  capped: 5,
  elapsed: 6,
  totals: 7,
};

/** All that must be known beside a number, in the order of what misleads most; a small sample has its own mark. */
export function Flags({ flags }: { flags: readonly Flag[] }) {
  const locale = useLocale();
  if (flags.length === 0) return null;
  const ordered = [...flags].sort((a, b) => rank[a.id] - rank[b.id]);
  return (
    <span className="flags">
      {ordered.map((flag) => (
        <span key={flag.id} className={flag.id === 'small-sample' ? 'flag flag-warn' : 'flag'} title={flag.detail}>
          {flag.id === 'small-sample' ? <StatusIcon shape="small" /> : null}
          {flagWords(flag, locale)}
        </span>
      ))}
    </span>
  );
}
