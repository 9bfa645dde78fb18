import { Sparkline } from '../charts/sparkline';
import { formatBucket } from '../format/date';
import { figureParts, formatTick, formatValue } from '../format/value';
import type { Target } from '../goals/target';
import { targetIn } from '../goals/target-in';
import { type TargetStatus, targetStatus } from '../goals/target-status';
import type { KpiView } from '../kpi/kpi';
import { isKnown, type Known, type None } from '../model/reading';
import { useCalendar } from '../queries/use-period';
import { chooseFiles } from '../store/file-picker';
import { useView, viewHref } from '../store/filters';
import { useTarget } from '../store/goals';
import type { Day } from '../time/day';
import { length } from '../time/period';
import { Figure } from '../ui/figure';
import { Arrow, Icon, StatusIcon, type StatusShape, VerdictIcon } from '../ui/icons';
import { Link } from '../ui/link';
import { Flags, tileEvidence } from './flags';
import { useLocale } from './use-locale';
import { basisWords, changeWords, intervalWords, reasonWords, targetWords, verdictWord } from './words';
import './kpi-tile.css';

type Props = { view: KpiView; againstName: string | undefined; today: Day; stale: boolean };

export const shapeOf: Readonly<Record<TargetStatus['id'], StatusShape>> = {
  'on-target': 'good',
  'off-target': 'bad',
  achieved: 'achieved',
  missed: 'missed',
  'no-value': 'unknown',
};

/** Whether the point from which the sparkline drops to its target has met it: the drop shows that one bucket, not the whole period. An
 * unfinished bucket of a rate that still grows can't be judged. */
function metBy({ kpi, series }: KpiView, line: number): boolean | undefined {
  const last = series.findLast(({ reading }) => isKnown(reading));
  if (!last || !isKnown(last.reading) || (last.partial && kpi.compounds)) return undefined;
  return kpi.better === 'lower' ? last.reading.value <= line : last.reading.value >= line;
}

function Value({
  view,
  reading,
  againstName,
  target,
  today,
}: {
  view: KpiView;
  reading: Known;
  againstName: string | undefined;
  target: Target | undefined;
  today: Day;
}) {
  const locale = useLocale();
  const { grain } = useView();
  const calendar = useCalendar();
  const { kpi, change, before, series } = view;
  const status = target ? targetStatus(kpi, reading, target, today, length(view.measured)) : undefined;
  const tone = change?.verdict === 'real' && change.direction !== 'same' ? (change.better ? 'good' : 'bad') : 'quiet';
  const small = reading.flags.some(({ id }) => id === 'small-sample');
  const points = series.map((point) => ({
    value: isKnown(point.reading) ? point.reading.value : undefined,
    chosen: point.chosen,
    partial: point.partial,
  }));
  const [first, last] = [series[0], series.at(-1)];
  const line = target && last ? targetIn(kpi, target, length(last.period)) : undefined;
  const ends =
    first && last && first !== last
      ? ([
          formatBucket(first.period, grain, locale.locale, calendar),
          formatBucket(last.period, grain, locale.locale, calendar),
        ] as const)
      : undefined;
  return (
    <>
      <div className="tile-value">
        <Figure
          parts={figureParts(reading.value, kpi.unit, locale)}
          className={small ? 'tile-figure small-sample' : 'tile-figure'}
        />
        <p className="tile-aside note">
          {before && isKnown(before) && againstName ? (
            <span>
              {againstName} {formatValue(before.value, kpi.unit, locale)}
            </span>
          ) : null}
          <span>{intervalWords(kpi, reading, locale)}</span>
        </p>
      </div>
      <div className={`tile-change ${tone}`}>
        {change ? (
          <>
            <span className="row">
              <Arrow direction={change.direction} /> {changeWords(kpi, change, locale)}
            </span>
            <span className="row tile-verdict">
              <VerdictIcon verdict={change.verdict} direction={change.direction} /> {verdictWord[change.verdict]}
            </span>
          </>
        ) : (
          <span className="quiet">{view.against ? 'Nothing to compare with' : 'Not compared'}</span>
        )}
      </div>
      <Sparkline
        points={points}
        ends={ends}
        target={
          line !== undefined
            ? {
                value: line,
                label: formatTick(line, kpi.unit, locale),
                met: metBy(view, line),
              }
            : undefined
        }
      />
      <p className="tile-evidence note">
        <span>{tileEvidence(kpi, reading, locale)}</span>
        <Flags flags={reading.flags} />
      </p>
      <TargetRow view={view} status={status} target={target} />
    </>
  );
}

function TargetRow({
  view: { kpi },
  status,
  target,
}: {
  view: KpiView;
  status: TargetStatus | undefined;
  target: Target | undefined;
}) {
  const locale = useLocale();
  return (
    <p className="tile-target note">
      {target && status ? (
        <>
          <span className="row ink">
            <StatusIcon shape={shapeOf[status.id]} /> {status.word}
          </span>
          <span>{targetWords(kpi, target, locale)}</span>
        </>
      ) : (
        <>
          <span>No target</span>
          <Link className="text over" href={`${viewHref(`/kpi/${kpi.id}`)}#target`} aria-label={`Set a target for ${kpi.label}`}>
            Set one
          </Link>
        </>
      )}
    </p>
  );
}

/** Why there is no number, which file would give it, and the ways to bring it. */
export function Missing({ view: { kpi }, reading }: { view: Pick<KpiView, 'kpi'>; reading: None }) {
  const { none } = reading;
  const { filters } = useView();
  const files =
    kpi.needs.find((need) => need.some(({ dataset }) => none.code === 'needs-dataset' && none.datasets.includes(dataset))) ??
    kpi.needs[0] ??
    [];
  const wanted =
    none.code === 'needs-dataset'
      ? files.filter(({ dataset }) => none.datasets.includes(dataset))
      : none.code === 'needs-field'
        ? files.filter(({ dataset }) => dataset === none.dataset)
        : [];
  return (
    <div className="tile-missing">
      <p className="tile-fact">{reasonWords(none, filters)}</p>
      {wanted.map(({ dataset, fields, hint }) => (
        <p key={dataset} className="quiet">
          {wanted.length > 1 ? `${dataset[0]?.toUpperCase()}${dataset.slice(1)}: ` : 'With '}
          {fields.map((field) => (
            <code key={field}>{field}</code>
          ))}{' '}
          {hint}
        </p>
      ))}
      {reading.parts.length > 0 ? <Parts parts={reading.parts} /> : null}
      {wanted.length > 0 ? (
        <>
          <p className="note">Also opens {kpi.alsoOpens}</p>
          <p className="tile-actions row">
            <button type="button" className="button" onClick={chooseFiles}>
              <Icon name="add" size={14} /> Add {wanted[0]?.dataset}
            </button>
            <a className="text" href={`/templates/${wanted[0]?.dataset}.csv`} download>
              Template
            </a>
          </p>
          <p className="note">
            Only have totals?{' '}
            <a className="text over" href="/templates/figures.csv" download>
              Monthly totals
            </a>{' '}
            do as well
          </p>
        </>
      ) : null}
    </div>
  );
}

function Parts({ parts }: { parts: None['parts'] }) {
  const locale = useLocale();
  return (
    <p className="note">
      {parts
        .filter(({ value }) => value !== 0)
        .map(({ label, value, unit }) => `${label} ${formatValue(value, unit, locale)}`)
        .join(', ')}
    </p>
  );
}

/** One KPI of the overview: value, change with its verdict, the last buckets, evidence, target. The whole cell leads to its page. */
export function KpiTile({ view, againstName, today, stale }: Props) {
  const { kpi, reading } = view;
  const target = useTarget(kpi.id);
  const known = isKnown(reading);
  return (
    <article
      className={stale ? 'cell tile stale' : 'cell tile'}
      aria-label={kpi.label}
      data-kpi={kpi.id}
      data-state={known ? 'value' : 'none'}
      data-value={known ? reading.value : undefined}
    >
      <header className="tile-name">
        <h3>
          <Link className="cover" href={viewHref(`/kpi/${kpi.id}`)}>
            {kpi.label}
          </Link>
        </h3>
        <span className="note">{isKnown(reading) ? (reading.basis ? basisWords[reading.basis] : kpi.option) : 'no value'}</span>
      </header>
      {known ? (
        <Value view={view} reading={reading} againstName={againstName} target={target} today={today} />
      ) : (
        <Missing view={view} reading={reading} />
      )}
    </article>
  );
}
