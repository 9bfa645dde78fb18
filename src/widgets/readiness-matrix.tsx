import { useEffect, useRef } from 'react';
import { groups } from '../kpi/registry';
import { type KpiReadiness, useReadiness } from '../queries/use-readiness';
import { useWorkspace } from '../queries/use-workspace';
import { viewHref } from '../store/filters';
import { useFragment } from '../store/navigation';
import { StatusIcon } from '../ui/icons';
import { Link } from '../ui/link';
import { Scroll } from '../ui/scroll';
import { gradeShapes, gradeWords } from './grade-words';
import { type AspectId, aspects, type QualityCell, qualityCell } from './readiness-words';
import { useLocale } from './use-locale';
import './readiness-matrix.css';

const shown = ['fine', 'watch', 'weak', 'missing'] as const;

function Cell({ cell }: { cell: QualityCell }) {
  return (
    <span className={`quality ${cell.grade === 'fine' || cell.grade === 'none' ? '' : 'quality-open'}`} data-grade={cell.grade}>
      <StatusIcon shape={gradeShapes[cell.grade]} />
      <span>
        <span className="hidden">{gradeWords[cell.grade]}: </span>
        <span className="quality-figure">{cell.figure}</span>
        {cell.note ? <span className="quality-note">{cell.note}</span> : null}
      </span>
    </span>
  );
}

type CellOf = (aspect: AspectId, of: KpiReadiness) => QualityCell;

/** Ten columns, four rows: for wide windows. */
function Matrix({ list, cellOf }: { list: readonly KpiReadiness[]; cellOf: CellOf }) {
  return (
    <Scroll label="Data quality by KPI" className="quality-wide">
      <table className="quality-matrix">
        <thead>
          <tr className="quality-groups">
            {groups.map(({ id, label }) => (
              <th key={id} scope="colgroup" colSpan={list.filter(({ view }) => view.kpi.group === id).length}>
                {label}
              </th>
            ))}
          </tr>
          <tr>
            {list.map(({ view: { kpi } }) => (
              <th key={kpi.id} scope="col" id={`quality-${kpi.id}`} data-group={kpi.group}>
                <Link href={viewHref(`/kpi/${kpi.id}`)}>{kpi.label}</Link>
              </th>
            ))}
          </tr>
        </thead>
        {aspects.map(({ id, label, help }) => (
          <tbody key={id}>
            <tr>
              <th scope="rowgroup" colSpan={list.length} className="quality-aspect">
                <b>{label}</b> <span className="note">{help}</span>
              </th>
            </tr>
            <tr>
              {list.map((each) => (
                <td key={each.view.kpi.id} data-group={each.view.kpi.group} data-quality={`${each.view.kpi.id} ${id}`}>
                  <Cell cell={cellOf(id, each)} />
                </td>
              ))}
            </tr>
          </tbody>
        ))}
      </table>
    </Scroll>
  );
}

/** One KPI after the other: for narrow windows. Those that are fine take one line. */
function List({ list, cellOf }: { list: readonly KpiReadiness[]; cellOf: CellOf }) {
  return (
    <ul className="quality-narrow">
      {list.map((each) => {
        const cells = aspects.map(({ id, label }) => ({ label, cell: cellOf(id, each) }));
        const open = cells.filter(({ cell }) => cell.grade !== 'fine' && cell.grade !== 'none');
        return (
          <li key={each.view.kpi.id} id={`quality-${each.view.kpi.id}-row`}>
            <b className="strong">{each.view.kpi.label}</b>
            {open.length === 0 ? (
              <span className="row quiet">
                <StatusIcon shape="fine" /> Fine
              </span>
            ) : (
              <span className="quality-list">
                {open.map(({ label, cell }) => (
                  <span key={label}>
                    <span className="note">{label}</span>
                    <Cell cell={cell} />
                  </span>
                ))}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** How good the data under each KPI is, in four words, with its effect on the number. */
export function ReadinessMatrix({ periodName }: { periodName: string }) {
  const list = useReadiness();
  const { catalog } = useWorkspace();
  const locale = useLocale();
  const fragment = useFragment();
  const box = useRef<HTMLElement>(null);
  const ready = list !== undefined;
  useEffect(() => {
    if (ready && fragment.startsWith('quality')) {
      const own = [fragment, `${fragment}-row`].map((id) => document.getElementById(id));
      (own.find((element) => element?.checkVisibility()) ?? box.current)?.scrollIntoView({ block: 'center', inline: 'center' });
      box.current?.focus({ preventScroll: true });
    }
  }, [ready, fragment]);
  const loaded = (id: string) => Object.hasOwn(catalog.datasets, id);
  const cellOf: CellOf = (aspect, { readiness, view }) => qualityCell(aspect, readiness, view, loaded, locale);
  return (
    <section className="quality-section" aria-labelledby="quality" ref={box} tabIndex={-1}>
      <div className="row wrap spread quality-head">
        <h2 id="quality">
          How good is it <span className="quiet">for {periodName}</span>
        </h2>
        <ul className="row wrap quality-key" aria-label="What the marks mean">
          {shown.map((grade) => (
            <li key={grade} className="row">
              <StatusIcon shape={gradeShapes[grade]} /> {gradeWords[grade]}
            </li>
          ))}
        </ul>
      </div>
      {list ? (
        <>
          <Matrix list={list} cellOf={cellOf} />
          <List list={list} cellOf={cellOf} />
        </>
      ) : (
        <p className="quiet" role="status">
          {Object.keys(catalog.datasets).length === 0 ? 'Nothing to judge yet: no file is loaded.' : 'Asking the data engine.'}
        </p>
      )}
    </section>
  );
}
