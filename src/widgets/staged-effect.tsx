import { formatSpan } from '../format/date';
import { dataset } from '../model/dataset';
import { useWorkspace } from '../queries/use-workspace';
import type { Prepared } from '../warehouse/warehouse';
import { effectsOf, effectWords } from './effect';
import { useLocale } from './use-locale';

/** What importing a table does to the figures: the days of its dataset, from what they are to what they will be, and each KPI that it feeds. */
export function StagedEffect({ prepared }: { prepared: Prepared }) {
  const { catalog, sample } = useWorkspace();
  const { locale } = useLocale();
  // The sample leaves with the first file.
  const here = sample ? {} : catalog.datasets;
  const state = here[prepared.dataset];
  const before = state && !state.derived ? state : undefined;
  const span = (first: number, last: number) => formatSpan({ start: first, end: last + 1 }, locale);
  const own = prepared.changes.added + prepared.changes.updated > 0 ? prepared.days : undefined;
  const after = own && ([Math.min(own[0], before?.firstDay ?? own[0]), Math.max(own[1], before?.lastDay ?? own[1])] as const);
  const from = before ? span(before.firstDay, before.lastDay) : 'none yet';
  const to = after ? span(...after) : from;
  return (
    <section className="effect" aria-label="What it does to the figures">
      <p>
        <b className="section">What it does to the figures</b>
      </p>
      <ul>
        {prepared.days ? (
          <li className="row spread">
            <span>Days of {dataset(prepared.dataset).label.toLowerCase()}</span>
            <b className="strong">{from === to ? `${from}, as before` : `${from} to ${to}`}</b>
          </li>
        ) : null}
        {effectsOf(prepared, here).map((effect) => (
          <li key={effect.id} className="row spread" data-effect={effect.does}>
            <span>{effect.label}</span>
            <b className={effect.does === 'opens' ? 'strong' : 'quiet'}>{effectWords(effect)}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}
