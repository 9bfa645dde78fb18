import { useState } from 'react';
import { plural } from '../format/value';
import type { Mapping } from '../import/mapping';
import { type Mend, withEdits } from '../import/reading/mend';
import { useSettings } from '../store/settings';
import { useLocale } from './use-locale';

type Props = {
  mend: Mend;
  mapping: Mapping;
  onMapping(mapping: Mapping): void;
  onRate(currency: string, rate: number): void;
};

function RateField({ currency, onRate }: { currency: string; onRate(currency: string, rate: number): void }) {
  const { currency: reporting } = useSettings();
  const [text, setText] = useState('');
  const rate = Number(text.replace(',', '.'));
  const usable = text !== '' && Number.isFinite(rate) && rate > 0;
  return (
    <form
      className="row mend-rate"
      onSubmit={(event) => {
        event.preventDefault();
        if (usable) onRate(currency, rate);
      }}
    >
      <span>1 {currency} =</span>
      <input
        className="field"
        inputMode="decimal"
        placeholder="0.00"
        aria-label={`Rate of 1 ${currency} in ${reporting}`}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <span>{reporting}</span>
      <button type="submit" className="button" disabled={!usable}>
        Convert
      </button>
    </form>
  );
}

function CellEdits({
  mend,
  mapping,
  onMapping,
}: { mend: Extract<Mend, { kind: 'edit' }> } & Pick<Props, 'mapping' | 'onMapping'>) {
  const [values, setValues] = useState<ReadonlyMap<number, string>>(new Map());
  const name = mapping.columns.find(({ index }) => index === mend.cells[0]?.column)?.name ?? '';
  const edits = mend.cells.flatMap(({ record, column, value }) => {
    const written = values.get(record);
    return written === undefined || written === value ? [] : [{ record, column, value: written }];
  });
  return (
    <form
      className="cell-edits"
      onSubmit={(event) => {
        event.preventDefault();
        if (edits.length > 0) onMapping(withEdits(mapping, edits));
      }}
    >
      {mend.cells.map(({ record, line, value }) => (
        <label key={record} className="row">
          <span className="note">Line {line}</span>
          <input
            className="field"
            aria-label={`${name}, line ${line}`}
            value={values.get(record) ?? value}
            onChange={(event) => setValues(new Map(values).set(record, event.target.value))}
          />
        </label>
      ))}
      <p className="row">
        <button type="submit" className="button" disabled={edits.length === 0}>
          Read these instead
        </button>
        <span className="note">The file itself stays as it is.</span>
      </p>
    </form>
  );
}

/** The one control beside a group of findings; what it opens comes below it. */
export function MendControl({ mend, mapping, onMapping, onRate }: Props) {
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  if (mend.kind === 'rate') return <RateField currency={mend.currency} onRate={onRate} />;
  if (mend.kind === 'mapping')
    return (
      <button type="button" className="button" onClick={() => onMapping(mend.mapping)}>
        {mend.label}
      </button>
    );
  if (mend.kind === 'choice')
    return (
      <span className="row wrap mend-choice">
        {mend.options.map(({ label, mapping: other }) => (
          <button key={label} type="button" className="button" onClick={() => onMapping(other)}>
            {label}
          </button>
        ))}
      </span>
    );
  return (
    <>
      <button type="button" className="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? 'Leave them' : `Edit ${plural(mend.cells.length, ['cell', 'cells'], locale)}`}
      </button>
      {open ? <CellEdits mend={mend} mapping={mapping} onMapping={onMapping} /> : null}
    </>
  );
}
