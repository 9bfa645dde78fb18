import { plural } from '../format/value';
import type { KpiGroup, KpiView } from '../kpi/kpi';
import { groups } from '../kpi/registry';
import { useBoard } from '../queries/use-board';
import { type Grades, useGrades } from '../queries/use-grades';
import { useCalendar } from '../queries/use-period';
import { useWorkspace } from '../queries/use-workspace';
import { Headline } from '../widgets/headline';
import { KpiTile } from '../widgets/kpi-tile';
import { TargetsPanel } from '../widgets/targets-panel';
import { useLocale } from '../widgets/use-locale';
import { ViewBar } from '../widgets/view-bar';
import { groupQuestions, periodName } from '../widgets/words';
import { FirstVisit } from './first-visit';
import { Starting } from './starting';
import './overview-page.css';

type GroupProps = {
  id: KpiGroup;
  label: string;
  views: readonly KpiView[];
  againstName: string | undefined;
  today: number;
  stale: boolean;
  grades: Grades;
};

function Group({ id, label, views, againstName, today, stale, grades }: GroupProps) {
  return (
    <section className={`group ${id}`} aria-labelledby={`group-${id}`}>
      <div className="group-name">
        <h2 className="section" id={`group-${id}`}>
          {label}
        </h2>
        <span className="quiet">{groupQuestions[id]}</span>
      </div>
      <div className="group-tiles">
        {views.map((view) => (
          <KpiTile
            key={view.kpi.id}
            view={view}
            againstName={againstName}
            today={today}
            stale={stale}
            grade={grades[view.kpi.id]}
          />
        ))}
      </div>
    </section>
  );
}

/** How are we doing this period, and what needs me? */
export function OverviewPage() {
  const { status, version, sample, sampleProgress, problem, persistent } = useWorkspace();
  const { views, pending, stale, error, periodText, againstText, horizon, board } = useBoard();
  const grades = useGrades(board);
  const calendar = useCalendar();
  const locale = useLocale();
  if (status === 'empty') return <FirstVisit />;
  if (status !== 'ready' || pending)
    return <Starting {...(sampleProgress === undefined ? {} : { progress: sampleProgress })} {...(problem ? { problem } : {})} />;
  const againstName = againstText ? periodName(againstText, calendar, locale) : undefined;
  return (
    <main className="overview">
      <h1 className="hidden">Overview</h1>
      <ViewBar views={views} periodText={periodText} horizon={horizon} stale={stale} />
      {error ? <p className="error-line">Some figures could not be computed: {error.message}. The others hold.</p> : null}
      <div className="split lede-row">
        <Headline views={views} />
        <TargetsPanel views={views} today={horizon} />
      </div>
      <div className="board">
        {groups.map(({ id, label }) => (
          <Group
            key={id}
            id={id}
            label={label}
            views={views.filter(({ kpi }) => kpi.group === id)}
            againstName={againstName}
            today={horizon}
            stale={stale}
            grades={grades}
          />
        ))}
      </div>
      <footer className="foot note">
        <span>
          {sample
            ? 'Sample data of a made-up software firm. It leaves with your first file.'
            : `Computed on this machine from ${plural(version.imports.length, ['file', 'files'], locale)}. Nothing was sent anywhere.`}
          {persistent ? '' : ' This browser keeps nothing: all is gone when the tab closes.'}
        </span>
        <span>Blue is the chosen period, dotted is unfinished, the drop is the distance to the target.</span>
      </footer>
    </main>
  );
}
