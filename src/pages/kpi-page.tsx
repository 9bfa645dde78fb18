import { useEffect, useState } from 'react';
import { formatDay, formatDayShort } from '../format/date';
import { figureParts, formatDifference, formatValue } from '../format/value';
import { targetIn } from '../goals/target-in';
import { targetStatus } from '../goals/target-status';
import type { KpiView } from '../kpi/kpi';
import type { Grade } from '../kpi/readiness';
import { kpiById } from '../kpi/registry';
import { isKnown } from '../model/reading';
import { useGrades } from '../queries/use-grades';
import { useKpiView } from '../queries/use-kpi';
import { chosenPeriod, newestDay, useCalendar } from '../queries/use-period';
import { useWorkspace } from '../queries/use-workspace';
import { useView, viewHref } from '../store/filters';
import { useTarget } from '../store/goals';
import { navigate, useFragment } from '../store/navigation';
import type { Day } from '../time/day';
import { length } from '../time/period';
import { Figure } from '../ui/figure';
import { Arrow, StatusIcon, VerdictIcon } from '../ui/icons';
import { Link } from '../ui/link';
import { BreakdownTable } from '../widgets/breakdown-table';
import { Flags } from '../widgets/flags';
import { Missing, shapeOf } from '../widgets/kpi-tile';
import { QualityLink } from '../widgets/quality-link';
import { TargetEditor } from '../widgets/target-editor';
import { TargetHistory } from '../widgets/target-history';
import { Trend } from '../widgets/trend';
import { useLocale } from '../widgets/use-locale';
import { ViewBar } from '../widgets/view-bar';
import {
  changeWords,
  evidence,
  intervalWords,
  periodName,
  reasonWords,
  targetWords,
  verdictSentence,
  verdictWord,
} from '../widgets/words';
import { Working } from '../widgets/working';
import { FirstVisit } from './first-visit';
import { Starting } from './starting';
import './kpi-page.css';

type FactsProps = { view: KpiView; periodText: string; againstText: string | undefined; today: Day; grade: Grade | undefined };

function ValueFact({ view, periodText, grade }: Pick<FactsProps, 'view' | 'periodText' | 'grade'>) {
  const locale = useLocale();
  const calendar = useCalendar();
  const { kpi, reading, measured, partial } = view;
  const name = periodName(periodText, calendar, locale);
  return (
    <div className="fact">
      <p className="note">{partial ? `${name} to ${formatDayShort(measured.end - 1, locale.locale)}` : name}</p>
      {isKnown(reading) ? (
        <>
          <Figure
            className={reading.flags.some(({ id }) => id === 'small-sample') ? 'key-figure small-sample' : 'key-figure'}
            parts={figureParts(reading.value, kpi.unit, locale)}
          />
          <p className="quiet">
            {evidence(kpi, reading, locale)}. {intervalWords(kpi, reading, locale)}
          </p>
          <Flags flags={reading.flags} />
        </>
      ) : (
        <Missing view={view} reading={reading} />
      )}
      {grade && grade !== 'none' ? (
        <p className="note">
          <QualityLink worded kpi={kpi} grade={grade} />
        </p>
      ) : null}
    </div>
  );
}

function ChangeFacts({ view, againstText }: { view: KpiView; againstText: string | undefined }) {
  const locale = useLocale();
  const calendar = useCalendar();
  const { filters } = useView();
  const { kpi, change, before, against, partial } = view;
  const name = againstText ? periodName(againstText, calendar, locale) : undefined;
  const tone = change?.verdict === 'real' ? (change.better ? 'good' : 'bad') : 'quiet';
  return (
    <>
      <div className="fact">
        <p className="note">
          {name ? `Against ${partial && against ? `the first ${length(against)} days of ` : ''}${name}` : 'Not compared'}
        </p>
        {change && before && isKnown(before) ? (
          <>
            <p className={`fact-word row ${tone}`}>
              <Arrow direction={change.direction} /> {changeWords(kpi, change, locale)}
            </p>
            <p className="quiet">
              From {formatValue(before.value, kpi.unit, locale)}, {evidence(kpi, before, locale)}
            </p>
          </>
        ) : (
          <p className="fact-word quiet">
            {before && !isKnown(before) ? reasonWords(before.none, filters) : 'Nothing to compare'}
          </p>
        )}
      </div>
      <div className="fact">
        <p className="note">Is the change real?</p>
        {change ? (
          <>
            <p className="fact-word row">
              <span className={tone}>
                <VerdictIcon verdict={change.verdict} direction={change.direction} />
              </span>{' '}
              {verdictWord[change.verdict]}
            </p>
            <p className="quiet">{verdictSentence(kpi, change, locale)}</p>
          </>
        ) : (
          <p className="fact-word quiet">No change to judge</p>
        )}
      </div>
    </>
  );
}

function TargetFact({ view, today }: { view: KpiView; today: Day }) {
  const locale = useLocale();
  const fragment = useFragment();
  const { kpi, reading } = view;
  const target = useTarget(kpi.id);
  const [editing, setEditing] = useState(fragment === 'target');
  const status = target ? targetStatus(kpi, reading, target, today, length(view.measured)) : undefined;
  function close(): void {
    setEditing(false);
    if (fragment === 'target') navigate(viewHref(`/kpi/${kpi.id}`), { replace: true });
  }
  return (
    <div className="fact fact-target" id="target">
      <p className="note">{target ? `Target by ${formatDay(target.deadline, locale.locale)}` : 'Target'}</p>
      {editing ? (
        <TargetEditor kpi={kpi} value={isKnown(reading) ? reading.value : undefined} today={today} onDone={close} />
      ) : (
        <>
          {target && status ? (
            <>
              <p className="fact-word row">
                <StatusIcon shape={shapeOf[status.id]} /> {status.word}
              </p>
              <p className="quiet">
                {targetWords(kpi, target, locale)}
                {target.per
                  ? `, which is ${formatValue(targetIn(kpi, target, length(view.measured)), kpi.unit, locale)} in this period`
                  : ''}
                {status.gap === undefined
                  ? ''
                  : `, ${formatDifference(status.gap, undefined, kpi.unit, locale)} ${status.gap >= 0 ? 'to spare' : 'missing'}`}
              </p>
            </>
          ) : (
            <p className="fact-word quiet">None yet</p>
          )}
          <p>
            <button type="button" className="button" onClick={() => setEditing(true)}>
              {target ? 'Edit target' : 'Set a target'}
            </button>
          </p>
          <TargetHistory kpi={kpi} />
        </>
      )}
    </div>
  );
}

function Facts({ view, periodText, againstText, today, grade }: FactsProps) {
  return (
    <div className="facts">
      <ValueFact view={view} periodText={periodText} grade={grade} />
      <ChangeFacts view={view} againstText={againstText} />
      <TargetFact key={view.kpi.id} view={view} today={today} />
    </div>
  );
}

function Unknown({ id }: { id: string }) {
  return (
    <main className="cell page-narrow">
      <h1>There is no KPI “{id}”</h1>
      <p>
        <Link className="text" href={viewHref('/')}>
          All ten are on the overview
        </Link>
      </p>
    </main>
  );
}

/** Why is it so, against which target, and how is it calculated? */
export function KpiPage({ id }: { id: string }) {
  const kpi = kpiById(id);
  const { status, catalog, sampleProgress, problem } = useWorkspace();
  const { view, pending, stale, board } = useKpiView(id);
  const grades = useGrades(board);
  const asked = useView();
  const calendar = useCalendar();
  const locale = useLocale();
  const target = useTarget(id);
  useEffect(() => {
    document.title = `${kpi?.label ?? 'Unknown KPI'} · Plumbline`;
  }, [kpi]);
  const horizon = newestDay(catalog);
  if (!kpi) return <Unknown id={id} />;
  if (status === 'empty') return <FirstVisit />;
  if (status !== 'ready' || pending || !view || horizon === undefined)
    return <Starting {...(sampleProgress === undefined ? {} : { progress: sampleProgress })} {...(problem ? { problem } : {})} />;
  const { text, againstText } = chosenPeriod(asked, horizon, calendar);
  const againstName = againstText ? periodName(againstText, calendar, locale) : undefined;
  const known = isKnown(view.reading);
  return (
    <main
      className={stale ? 'kpi-page stale' : 'kpi-page'}
      data-kpi-page={id}
      data-state={known ? 'value' : 'none'}
      data-value={isKnown(view.reading) ? view.reading.value : undefined}
    >
      <ViewBar views={[view]} periodText={text} horizon={horizon} stale={stale} />
      <header className="kpi-head">
        <p>
          <Link className="text" href={viewHref('/')}>
            Overview
          </Link>
        </p>
        <div className="row wrap kpi-title">
          <h1>{kpi.label}</h1>
          <p className="kpi-question">{kpi.question}</p>
        </div>
      </header>
      <Facts view={view} periodText={text} againstText={againstText} today={horizon} grade={grades[id]} />
      <Trend
        view={view}
        target={target}
        periodName={periodName(text, calendar, locale)}
        againstName={againstName}
        horizon={horizon}
      />
      <div className="split plumbed kpi-lower">
        <BreakdownTable view={view} />
        <div>
          <Working view={view} />
          <section className="cell definition" aria-labelledby="definition-title">
            <h2 id="definition-title">
              Definition <span className="quiet">{kpi.option}</span>
            </h2>
            <p>{kpi.explanation}</p>
            <p className="quiet">{kpi.source}</p>
            <h2>What helps</h2>
            <ol>
              {kpi.advice.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ol>
          </section>
        </div>
      </div>
      <footer className="foot note">
        <span>Computed on this machine. Nothing was sent anywhere.</span>
      </footer>
    </main>
  );
}
