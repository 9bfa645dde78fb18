import { useState } from 'react';
import type { Filter } from '../cube/slice';
import { formatCount } from '../format/value';
import { type DimensionId, dimensions } from '../model/dataset';
import { useDimensions, useDimensionValues } from '../queries/use-dimensions';
import { changeView, useView } from '../store/filters';
import { Choice, Segmented } from '../ui/choice';
import { Icon } from '../ui/icons';
import { Popover } from '../ui/popover';
import { useLocale } from './use-locale';

const labelOf = (id: DimensionId): string => dimensions.find((dimension) => dimension.id === id)?.label ?? id;
const valueName = (value: string): string => (value === '' ? 'none given' : value);

function without(filters: readonly Filter[], gone: Filter): readonly Filter[] {
  return filters.filter((filter) => filter !== gone);
}

const SHOWN = 200;

function Values({ dimension, close, initial }: { dimension: DimensionId; close(): void; initial: Filter | undefined }) {
  const { values, pending } = useDimensionValues(dimension);
  const { filters } = useView();
  const locale = useLocale();
  const [search, setSearch] = useState('');
  const [mode, setMode] = useState<'include' | 'exclude'>(initial?.exclude ? 'exclude' : 'include');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(initial?.values));
  const found = values.filter(({ value }) => value.toLowerCase().includes(search.toLowerCase()));
  function toggle(value: string): void {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    setChosen(next);
  }
  function apply(): void {
    const kept = filters.filter(
      (filter) => filter !== initial && !(filter.dimension === dimension && (filter.exclude === true) === (mode === 'exclude')),
    );
    const added: readonly Filter[] =
      chosen.size > 0 ? [{ dimension, values: [...chosen], ...(mode === 'exclude' ? { exclude: true as const } : {}) }] : [];
    changeView({ filters: [...kept, ...added] });
    close();
  }
  return (
    <form
      className="filter-values"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <input
        className="field"
        type="search"
        aria-label={`Find a ${labelOf(dimension).toLowerCase()}`}
        placeholder="Find"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
      />
      <Segmented<'include' | 'exclude'>
        label="Include or exclude"
        value={mode}
        onChange={setMode}
        options={[
          { value: 'include', label: 'Include' },
          { value: 'exclude', label: 'Exclude' },
        ]}
      />
      <ul className="filter-list">
        {found.slice(0, SHOWN).map(({ value, records }) => (
          <li key={value}>
            <label className="option">
              <span className="row">
                <input type="checkbox" checked={chosen.has(value)} onChange={() => toggle(value)} />
                <span className="filter-name" title={value}>
                  {valueName(value)}
                </span>
              </span>
              <span className="note">{formatCount(records, locale)}</span>
            </label>
          </li>
        ))}
        {found.length === 0 ? (
          <li className="note filter-none">{pending ? 'Reading the values' : 'No value of that name'}</li>
        ) : null}
      </ul>
      {found.length > SHOWN ? <p className="note">{formatCount(found.length - SHOWN, locale)} more: type to find them</p> : null}
      <div className="row spread">
        <button type="button" className="text" onClick={() => setChosen(new Set())}>
          Clear
        </button>
        <button type="submit" className="button primary" disabled={chosen.size === 0 && !initial}>
          Show
        </button>
      </div>
    </form>
  );
}

function AddFilter({ close }: { close(): void }) {
  const available = useDimensions();
  const [dimension, setDimension] = useState<DimensionId | undefined>(available[0]?.id);
  if (!dimension) return <p className="filter-values note">No loaded file has a dimension such as channel or region.</p>;
  return (
    <div className="filter-menu">
      <Choice<DimensionId>
        boxed
        label="Dimension"
        value={dimension}
        onChange={setDimension}
        options={available.map(({ id, label }) => ({ value: id, label }))}
      />
      <Values key={dimension} dimension={dimension} close={close} initial={undefined} />
    </div>
  );
}

/** The filters in force as chips, and the menu that adds one. */
export function FilterBar() {
  const { filters } = useView();
  return (
    <div className="row wrap filter-bar">
      {filters.map((filter) => {
        const { dimension, values, exclude } = filter;
        const text = values.length > 2 ? `${values.length} values` : values.map(valueName).join(', ');
        return (
          <span className="chip" key={`${dimension} ${exclude}`}>
            <Popover
              label={`Filter on ${labelOf(dimension)}`}
              className="chip-text"
              title={values.map(valueName).join(', ')}
              button={
                <>
                  {labelOf(dimension)} {exclude ? 'without ' : ''}
                  <b>{text}</b>
                </>
              }
            >
              {(close) => <Values dimension={dimension} close={close} initial={filter} />}
            </Popover>
            <button
              type="button"
              aria-label={`Remove the filter on ${labelOf(dimension)}`}
              onClick={() => changeView({ filters: without(filters, filter) })}
            >
              <Icon name="close" size={14} />
            </button>
          </span>
        );
      })}
      <Popover
        label="Add a filter"
        className="text row filter-add"
        button={
          <>
            <Icon name="add" size={14} /> Filter
          </>
        }
      >
        {(close) => <AddFilter close={close} />}
      </Popover>
    </div>
  );
}
