import { formatCount } from '../format/value';
import { dataset } from '../model/dataset';
import type { Staged } from '../store/staged';
import type { Changes } from '../warehouse/manifest';
import { OrphansLine } from './orphans-line';
import { dayOfInstant } from './staged-words';
import { useLocale } from './use-locale';

type Fed = { readonly id: string; readonly dataset: Parameters<typeof dataset>[0]; readonly changes: Changes };

function Figure({ value, word, strong }: { value: number; word: string; strong: boolean }) {
  const locale = useLocale();
  return (
    <span>
      <b className={strong ? 'change-figure' : 'change-figure light'}>{formatCount(value, locale)}</b>
      <span className="note">{word}</span>
    </span>
  );
}

/** The figures once more, to scale. */
function Bar({ added, updated, unchanged }: Changes) {
  const total = added + updated + unchanged;
  return (
    <div className="change-bar" aria-hidden="true">
      {total === 0
        ? null
        : [added, updated, unchanged].map((value, index) =>
            value === 0 ? null : (
              // biome-ignore lint/suspicious/noArrayIndexKey: three parts that never change place
              <i key={index} className={['added', 'updated', 'unchanged'][index]} style={{ flexGrow: value / total }} />
            ),
          )}
    </div>
  );
}

/** What importing changes or has changed: new, updated and unchanged records. `aside`: the counts are of the mapping before. */
export function ChangeFigures({
  fed,
  name,
  aside = false,
  done = false,
}: {
  fed: readonly Fed[];
  name: string;
  aside?: boolean;
  done?: boolean;
}) {
  const locale = useLocale();
  const [main, ...others] = fed;
  if (!main) return null;
  const { added, updated, unchanged } = main.changes;
  return (
    <div className={aside ? 'change aside' : 'change'}>
      <p className="note">
        {aside ? 'Counting again; these are the counts before' : done ? 'What it changed' : 'What importing will change'}
      </p>
      <p className="change-figures">
        <Figure value={added} word="new" strong={added > 0} />
        <Figure value={updated} word="updated" strong={updated > 0} />
        <Figure value={unchanged} word="unchanged" strong={false} />
      </p>
      <Bar {...main.changes} />
      {others.map(({ id, dataset: other, changes }) => (
        <p key={id} className="note">
          And of {dataset(other).label.toLowerCase()}: {formatCount(changes.added, locale)} new,{' '}
          {formatCount(changes.updated, locale)} updated, {formatCount(changes.unchanged, locale)} unchanged
        </p>
      ))}
      {fed.map(({ id, changes }) => (
        <OrphansLine key={id} count={changes.orphans} importId={id} name={name} />
      ))}
    </div>
  );
}

/** The counts in one sentence, said when they change. */
export function ChangeSpoken({ staged }: { staged: Staged }) {
  const locale = useLocale();
  const [main] = staged.prepared;
  const text =
    main && staged.state === 'ready'
      ? `${staged.name}: ${formatCount(main.changes.added, locale)} new, ${formatCount(main.changes.updated, locale)} updated, ${formatCount(main.changes.unchanged, locale)} unchanged, ${formatCount(main.summary.accounting.refused, locale)} refused`
      : '';
  return (
    <span className="hidden" role="status">
      {text}
    </span>
  );
}

/** The same content was imported before, or the rows have no key that would tell whether they were. */
export function TwinWarning({ staged }: { staged: Staged }) {
  const { locale } = useLocale();
  const { inspection, prepared } = staged;
  const twin = prepared.find((each) => each.twin)?.twin;
  if (!inspection) return null;
  const { key, label } = dataset(inspection.mapping.dataset);
  const keyed = key !== undefined && inspection.mapping.columns.some(({ field }) => field === key);
  const rows = label.toLowerCase();
  if (!twin)
    return keyed || key === undefined ? null : (
      <p className="warning">
        These {rows} have no {key}: they can’t be updated later, and importing them again adds them once more.
      </p>
    );
  return (
    <p className="warning">
      This is the content of {twin.name}, imported on {dayOfInstant(twin.importedAt, locale)}.{' '}
      {keyed || key === undefined
        ? prepared.some(({ changes }) => changes.updated > 0)
          ? 'Importing it again puts its values back where newer files have changed them.'
          : 'Importing it again changes nothing that it brought.'
        : `Its rows of ${rows} have no ${key}, so importing it again counts them twice.`}
    </p>
  );
}
