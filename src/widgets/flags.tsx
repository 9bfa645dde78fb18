import type { Locale } from '../format/locale';
import { formatCount } from '../format/value';
import type { Flag } from '../model/reading';
import { Icon } from '../ui/icons';
import { useLocale } from './use-locale';

/** "98.5 % unanswered (197)": the share, and how many there are. */
export function flagWords({ id, text, detail }: Flag, locale: Locale): string {
  const count = id === 'unanswered' ? /^[\d.,\s\u00a0\u202f]+/u.exec(detail)?.[0].trim() : undefined;
  return count ? `${text} (${/^\d+$/.test(count) ? formatCount(Number(count), locale) : count})` : text;
}

const rank: Readonly<Record<Flag['id'], number>> = {
  'small-sample': 0,
  unanswered: 1,
  excluded: 2,
  maturing: 3,
  derived: 4,
  capped: 5,
  elapsed: 6,
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
          {flag.id === 'small-sample' ? <Icon name="warning" size={14} /> : null}
          {flagWords(flag, locale)}
        </span>
      ))}
    </span>
  );
}
