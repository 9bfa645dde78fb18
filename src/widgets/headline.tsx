import { formatValue } from '../format/value';
import type { KpiView } from '../kpi/kpi';
import { isKnown } from '../model/reading';
import { viewHref } from '../store/filters';
import { VerdictIcon } from '../ui/icons';
import { Link } from '../ui/link';
import { useLocale } from './use-locale';
import { changeWords, noiseWords, sortedChanges, verdictSentence } from './words';

function list(views: readonly KpiView[]): string {
  const names = views.map(({ kpi }, index) =>
    index === 0 || kpi.short === kpi.short.toUpperCase() ? kpi.short : kpi.short.toLowerCase(),
  );
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const numberWords: Readonly<Record<number, string>> = {
  2: 'Two',
  3: 'Three',
  4: 'Four',
  5: 'Five',
  6: 'Six',
  7: 'Seven',
  8: 'Eight',
  9: 'Nine',
  10: 'Ten',
};

/** The answer first: what got worse or better beyond chance, and how much is noise. */
export function headlineOf(views: readonly KpiView[]): { strong: string; quiet: string } {
  const { worse, better, noise, unsure } = sortedChanges(views);
  const compared = worse.length + better.length + noise.length + unsure.length;
  if (compared === 0)
    return { strong: 'Nothing to compare this period with.', quiet: 'Choose another comparison to see what changed.' };
  const parts = [
    ...(worse.length > 0 ? [`${list(worse)} got worse, and it is not chance.`] : []),
    ...(better.length > 0 ? [`${list(better)} got better.`] : []),
  ];
  const others = worse.length + better.length > 0 ? 'other ' : '';
  const untold = unsure.length === 0 ? '' : ` ${numberWords[unsure.length] ?? 'One'} can’t be told from chance.`;
  const quiet =
    noise.length === 0
      ? ''
      : noise.length === 1
        ? `One ${others}change is noise.`
        : `${numberWords[noise.length] ?? noise.length} ${others}changes are noise.`;
  return { strong: parts.length > 0 ? parts.join(' ') : 'Nothing changed beyond chance.', quiet: `${quiet}${untold}`.trim() };
}

function Finding({ view }: { view: KpiView }) {
  const locale = useLocale();
  const { kpi, change, before, reading } = view;
  if (!change || !before || !isKnown(before) || !isKnown(reading)) return null;
  return (
    <li className="finding">
      <p className={`row ${change.better ? 'good' : 'bad'}`}>
        <VerdictIcon verdict={change.verdict} direction={change.direction} /> Real, {change.better ? 'better' : 'worse'}
      </p>
      <h3 className="finding-title">
        {kpi.short} {formatValue(before.value, kpi.unit, locale)} to {formatValue(reading.value, kpi.unit, locale)}
      </h3>
      <p className="quiet">
        {changeWords(kpi, change, locale)}. {verdictSentence(kpi, change, locale)}
      </p>
      <Link className="text" href={viewHref(`/kpi/${kpi.id}`)}>
        See {kpi.label.toLowerCase()}
      </Link>
    </li>
  );
}

/** What changed within chance, in words, so that nobody acts on it. */
function Noise({ views }: { views: readonly KpiView[] }) {
  const locale = useLocale();
  return (
    <li className="finding noise">
      <p className="row quiet">
        <VerdictIcon verdict="noise" direction="same" /> Noise, no action
      </p>
      <p className="quiet">{noiseWords(views, locale)}</p>
    </li>
  );
}

const FINDINGS = 3;

/** The sentence on top, and the largest real changes below it. */
export function Headline({ views }: { views: readonly KpiView[] }) {
  const { strong, quiet } = headlineOf(views);
  const { worse, better, noise } = sortedChanges(views);
  const shown = [...worse, ...better].slice(0, FINDINGS);
  return (
    <section className="cell lede" aria-labelledby="what-changed">
      <h2 className="hidden" id="what-changed">
        What changed
      </h2>
      <p className="answer" role="status">
        {strong} <span className="quiet">{quiet}</span>
      </p>
      {shown.length + noise.length > 0 ? (
        <ul className="findings" data-count={shown.length}>
          {shown.map((view) => (
            <Finding key={view.kpi.id} view={view} />
          ))}
          {noise.length > 0 ? <Noise views={noise} /> : null}
        </ul>
      ) : null}
    </section>
  );
}
