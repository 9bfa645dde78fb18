import { Fragment, useState } from 'react';
import { formatCount } from '../format/value';
import type { ColumnMapping, Mapping } from '../import/mapping';
import { type DatasetId, datasets } from '../model/dataset';
import { type PreviewLine, type PreviewMode, usePreview } from '../queries/use-preview';
import { useSettings } from '../store/settings';
import type { Staged } from '../store/staged';
import { editMapping } from '../store/staging';
import { Choice, Segmented } from '../ui/choice';
import { StatusIcon } from '../ui/icons';
import { Scroll } from '../ui/scroll';
import { cellWords } from './cell-words';
import { MappingHead } from './mapping-head';
import { useLocale } from './use-locale';

const numericKinds = new Set(['money', 'number', 'score', 'duration']);
const isNumeric = ({ rule }: ColumnMapping): boolean => numericKinds.has(rule.kind);

const declared: Readonly<Record<PreviewLine['role'], string>> = {
  preamble: 'Preamble',
  header: '',
  subheader: 'Explains the header',
  record: '',
  blank: 'Blank',
  footer: 'Not summed',
};

/** What was written, above what is read; one line where they are equal, and the reason where it is refused. */
function Cell({ line, column }: { line: PreviewLine; column: ColumnMapping }) {
  const { zone } = useSettings();
  const locale = useLocale();
  const raw = line.cells[column.index] ?? '';
  const value = line.read?.values.get(column.index);
  const refusal = line.read?.refusals.get(column.index);
  const read = value ? cellWords(value, zone, locale) : undefined;
  const className = `${isNumeric(column) ? 'number ' : ''}${column.field ? '' : 'unused'}`;
  if (refusal)
    return (
      <td className={className} title={refusal.text}>
        <span className="raw">{raw || 'empty'}</span>
        <span className="refusal">
          <StatusIcon shape="bad" /> <span>{refusal.phrase}</span>
        </span>
      </td>
    );
  return (
    <td className={className} title={raw}>
      {column.field && read !== undefined && read !== raw ? <span className="raw">{raw}</span> : null}
      <span className="read">{column.field ? (read ?? raw) : raw}</span>
    </td>
  );
}

function Line({ line, mapping }: { line: PreviewLine; mapping: Mapping }) {
  const locale = useLocale();
  const number = <td className="line-number">{formatCount(line.line, locale)}</td>;
  const word = line.read?.refusal?.text ?? declared[line.role];
  if (line.role !== 'record' || line.read?.refusal)
    return (
      <tr className="declared">
        {number}
        <td colSpan={mapping.columns.length}>
          <span className="declared-text">{line.cells.filter((cell) => cell !== '').join('  ')}</span>
          <span className={line.read?.refusal ? 'declared-word bad' : 'declared-word'}>{word}</span>
        </td>
      </tr>
    );
  return (
    <tr>
      {number}
      {mapping.columns.map((column) => (
        <Cell key={column.index} line={line} column={column} />
      ))}
    </tr>
  );
}

/** The file top to bottom as it was understood, with the field and the rule of each column to be changed. */
export function MappingEditor({ staged }: { staged: Staged }) {
  const { id, inspection, state, name, prepared } = staged;
  const locale = useLocale();
  const [mode, setMode] = useState<PreviewMode>('odd');
  const refused = prepared[0]?.summary.accounting.refused ?? 0;
  const shown = refused > 0 ? mode : 'odd';
  const lines = usePreview(staged, shown);
  if (!inspection) return null;
  const { mapping } = inspection;
  const disabled = state === 'importing' || state === 'done';
  const head = lines?.findIndex(({ role }) => role === 'header') ?? -1;
  const before = head > 0 ? (lines?.slice(0, head) ?? []) : [];
  const after = lines?.slice(head + 1) ?? [];
  return (
    <div className="mapping">
      <div className="row spread wrap">
        <p className="row wrap">
          <b className="section">In the file</b>
          {disabled ? null : (
            <span className="row quiet">
              a row is one of
              <Choice<DatasetId>
                label="Dataset"
                value={mapping.dataset}
                onChange={(chosen) => editMapping(id, { ...mapping, dataset: chosen })}
                options={datasets.map((each) => ({ value: each.id, label: each.label }))}
              />
            </span>
          )}
        </p>
        {refused > 0 ? (
          <Segmented<PreviewMode>
            label={`Rows of ${name} to show`}
            value={shown}
            onChange={setMode}
            options={[
              { value: 'odd', label: 'First and odd rows' },
              { value: 'refused', label: `Refused ${formatCount(refused, locale)}` },
            ]}
          />
        ) : null}
      </div>
      <Scroll label={`Columns and rows of ${name}`}>
        <table className="preview">
          <thead>
            {before.map((line) => (
              <Line key={line.record} line={line} mapping={mapping} />
            ))}
            <tr>
              <th scope="col" className="line-number">
                {head >= 0 ? (lines?.[head]?.line ?? '') : <span className="hidden">Line</span>}
              </th>
              {mapping.columns.map((column) => (
                <MappingHead
                  key={column.index}
                  column={column}
                  mapping={mapping}
                  numeric={isNumeric(column)}
                  disabled={disabled}
                  onColumn={(patch) =>
                    editMapping(id, {
                      ...mapping,
                      columns: mapping.columns.map((each) => (each.index === column.index ? { ...each, ...patch } : each)),
                    })
                  }
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {after.map((line, index) => {
              const previous = after[index - 1];
              const gap = previous !== undefined && line.record > previous.record + 1;
              return (
                <Fragment key={line.record}>
                  {gap && shown === 'odd' ? (
                    <tr className="gap">
                      <td className="line-number">…</td>
                      <td colSpan={mapping.columns.length} />
                    </tr>
                  ) : null}
                  <Line line={line} mapping={mapping} />
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}
