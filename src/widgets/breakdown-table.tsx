import { OTHER } from '../cube/slice';
import { formatValue } from '../format/value';
import type { BreakdownRow } from '../kpi/breakdown';
import type { KpiView } from '../kpi/kpi';
import { notSplit } from '../kpi/read';
import type { DimensionId } from '../model/dataset';
import { isKnown } from '../model/reading';
import { useDimensions } from '../queries/use-dimensions';
import { useBreakdown } from '../queries/use-kpi';
import { useWorkspace } from '../queries/use-workspace';
import { changeView, useView } from '../store/filters';
import { Segmented } from '../ui/choice';
import { Arrow, VerdictIcon } from '../ui/icons';
import { Scroll } from '../ui/scroll';
import { type DotScale, dotScale } from './dot-scale';
import { useLocale } from './use-locale';
import { changeWords, evidence, verdictWord } from './words';
import './breakdown-table.css';

const nameOf = (value: string): string => (value === OTHER ? 'Other' : value === '' ? 'None given' : value);

const WIDTH = 180;

/** Ring before, disc now; what lies beyond the edge is an arrow there, its value stands beside it. */
function Dots({ row, scale }: { row: Pick<BreakdownRow, 'reading' | 'before'>; scale: DotScale }) {
  const { reading, before } = row;
  if (!isKnown(reading)) return null;
  const x = (value: number) => 10 + scale.place(value) * (WIDTH - 20);
  const { interval } = reading;
  const beyond = scale.beyond(reading.value);
  return (
    <svg width={WIDTH} height="16" aria-hidden="true" data-beyond={beyond}>
      <path d={`M${x(0)} 16V0`} stroke="var(--frame)" />
      {interval ? <path d={`M${x(interval.low)} 8H${x(interval.high)}`} stroke="var(--accent)" strokeWidth="1" /> : null}
      {before && isKnown(before) && !scale.beyond(before.value) ? (
        <circle cx={x(before.value)} cy="8" r="4" fill="var(--paper)" stroke="var(--compare)" strokeWidth="1.5" />
      ) : null}
      {beyond ? (
        <path
          d={beyond === 'right' ? `M${WIDTH - 10} 3l9 5l-9 5z` : 'M10 3l-9 5l9 5z'}
          fill="var(--paper)"
          stroke="var(--accent)"
          strokeWidth="1.5"
        />
      ) : (
        <circle cx={x(reading.value)} cy="8" r="4.500" fill="var(--accent)" />
      )}
    </svg>
  );
}

function Row({ name, row, view, scale }: { name: string; row: Omit<BreakdownRow, 'value'>; view: KpiView; scale: DotScale }) {
  const locale = useLocale();
  const { kpi } = view;
  const { reading, before, change } = row;
  const tone = change?.verdict === 'real' ? (change.better ? 'good' : 'bad') : 'quiet';
  return (
    <tr data-value={isKnown(reading) ? reading.value : undefined}>
      <th scope="row" className="breakdown-name" title={name}>
        {name}
      </th>
      <td className="number quiet">{before && isKnown(before) ? formatValue(before.value, kpi.unit, locale) : ''}</td>
      <td className="number strong">
        {isKnown(reading) ? formatValue(reading.value, kpi.unit, locale) : <span className="quiet">no value</span>}
      </td>
      <td className="wide">
        <Dots row={row} scale={scale} />
      </td>
      <td className="quiet evidence-cell">{isKnown(reading) ? evidence(kpi, reading, locale) : reading.none.text}</td>
      <td className={tone}>
        {change && change.direction !== 'same' ? (
          <span className="row breakdown-change">
            <Arrow direction={change.direction} /> {changeWords(kpi, change, locale)}
          </span>
        ) : null}
      </td>
      <td className={tone}>
        {change ? (
          <span className="row breakdown-change">
            <VerdictIcon verdict={change.verdict} direction={change.direction} /> {verdictWord[change.verdict]}
          </span>
        ) : null}
      </td>
    </tr>
  );
}

/** The KPI by the values of a dimension, each from its own parts. */
export function BreakdownTable({ view }: { view: KpiView }) {
  const available = useDimensions();
  const { by } = useView();
  const { catalog } = useWorkspace();
  const dimension = by ?? available.find(({ id }) => !notSplit(view.kpi, id, catalog))?.id ?? available[0]?.id;
  const { rows, none, pending } = useBreakdown(view.kpi.id, dimension);
  const scale = dotScale([...rows, view]);
  const shown = rows.filter(({ reading, before }) => isKnown(reading) || (before && isKnown(before)));
  const without = rows.length - shown.length;
  return (
    <section className="cell" aria-labelledby="breakdown-title">
      <div className="row wrap spread breakdown-head">
        <h2 id="breakdown-title">Where it comes from</h2>
        {dimension ? (
          <Segmented<DimensionId>
            label="Break down by"
            value={dimension}
            onChange={(value) => changeView({ by: value })}
            options={available.map(({ id, label }) => ({ value: id, label }))}
          />
        ) : null}
      </div>
      {none ? (
        <p className="quiet">{none.text}.</p>
      ) : !dimension ? (
        <p className="quiet">No loaded file has a dimension such as channel or region.</p>
      ) : (
        <Scroll label="Breakdown">
          <table className="breakdown">
            <thead>
              <tr>
                <th scope="col">{available.find(({ id }) => id === dimension)?.label}</th>
                <th scope="col" className="number">
                  Before
                </th>
                <th scope="col" className="number">
                  Now
                </th>
                <th scope="col" className="wide">
                  Ring before, disc now, line 95 %
                </th>
                <th scope="col">From</th>
                <th scope="col">Change</th>
                <th scope="col">Verdict</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((row) => (
                <Row key={row.value} name={nameOf(row.value)} row={row} view={view} scale={scale} />
              ))}
            </tbody>
            {shown.length > 0 ? (
              <tfoot>
                <Row name="All" row={view} view={view} scale={scale} />
              </tfoot>
            ) : null}
          </table>
          {without > 0 && shown.length > 0 ? (
            <p className="note">
              {without === 1 ? 'One more value has' : `${without} more values have`} nothing to show in either period.
            </p>
          ) : null}
          {pending && shown.length === 0 ? <p className="quiet">Asking the data engine.</p> : null}
          {!pending && shown.length === 0 ? <p className="quiet">No value of this dimension has records in the period.</p> : null}
        </Scroll>
      )}
    </section>
  );
}
