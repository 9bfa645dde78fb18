import { mappableFields } from '../import/fields';
import type { Inspection } from '../import/inspection';
import type { ColumnMapping, Rule } from '../import/mapping';
import { type DatasetId, datasets } from '../model/dataset';
import { editMapping } from '../store/staging';
import { Choice } from '../ui/choice';
import { Scroll } from '../ui/scroll';

type Props = { id: string; inspection: Inspection };

const ruleChoices = (rule: Rule): readonly { readonly value: string; readonly label: string; readonly rule: Rule }[] => {
  switch (rule.kind) {
    case 'instant':
      return (['year-first', 'day-first', 'month-first'] as const).map((order) => ({
        value: order,
        label: order.replace('-', ' '),
        rule: { kind: 'instant', order },
      }));
    case 'money':
      return (['.', ','] as const).map((decimal) => ({
        value: decimal,
        label: decimal === '.' ? 'decimal point' : 'decimal comma',
        rule: { kind: 'money', decimal },
      }));
    case 'duration':
      return (['seconds', 'minutes', 'hours', 'days', 'clock'] as const).map((unit) => ({
        value: unit,
        label: unit === 'clock' ? 'h:mm:ss' : unit,
        rule: { ...rule, unit },
      }));
    case 'score':
      return (['0-10', '1-5', '1-7', '1-10', '0-100', 'good-bad'] as const).map((scale) => ({
        value: scale,
        label: scale === 'good-bad' ? 'good or bad' : scale.replace('-', ' to '),
        rule: { ...rule, scale },
      }));
    case 'tenure':
      return (['months', 'days'] as const).map((unit) => ({ value: unit, label: unit, rule: { kind: 'tenure', unit } }));
    default:
      return [];
  }
};

function currentRule(rule: Rule): string {
  switch (rule.kind) {
    case 'instant':
      return rule.order;
    case 'money':
      return rule.decimal;
    case 'score':
      return rule.scale;
    case 'duration':
    case 'tenure':
      return rule.unit;
    default:
      return '';
  }
}

const UNUSED = '';

/** Column by column: what it is called, some values, the field it fills, and how it is read. */
export function MappingEditor({ id, inspection }: Props) {
  const { mapping, facts, preview } = inspection;
  const fields = mappableFields(mapping.dataset);
  const taken = new Set(mapping.columns.map(({ field }) => field));
  function change(index: number, patch: Partial<ColumnMapping>): void {
    editMapping(id, {
      ...mapping,
      columns: mapping.columns.map((column) => (column.index === index ? { ...column, ...patch } : column)),
    });
  }
  return (
    <div className="mapping">
      <p className="row wrap mapping-dataset">
        A row of this file is one of{' '}
        <Choice<DatasetId>
          boxed
          label="Dataset"
          value={mapping.dataset}
          onChange={(chosen) => editMapping(id, { ...mapping, dataset: chosen })}
          options={datasets.map((each) => ({ value: each.id, label: each.label }))}
        />
      </p>
      <Scroll label="Columns">
        <table>
          <thead>
            <tr>
              <th scope="col">Column of the file</th>
              <th scope="col">Some of its values</th>
              <th scope="col">Fills</th>
              <th scope="col">Read as</th>
            </tr>
          </thead>
          <tbody>
            {mapping.columns.map((column) => {
              const rules = column.field ? ruleChoices(column.rule) : [];
              const current = currentRule(column.rule);
              return (
                <tr key={column.index} className={column.field ? undefined : 'unused'}>
                  <td className="strong mapping-name" title={column.name}>
                    {column.name || `column ${column.index + 1}`}
                  </td>
                  <td className="quiet mapping-values">
                    {facts[column.index]?.examples
                      .slice(0, 3)
                      .map(({ value }) => value)
                      .join(' · ') || 'empty'}
                  </td>
                  <td>
                    <Choice
                      boxed
                      label={`Field for ${column.name}`}
                      value={column.field ?? UNUSED}
                      onChange={(field) => change(column.index, { field: field === UNUSED ? undefined : field })}
                      options={[
                        { value: UNUSED, label: 'not used' },
                        ...fields.map((field) => ({
                          value: field.id,
                          label: `${field.id}${field.required ? ' *' : ''}`,
                          disabled: taken.has(field.id) && column.field !== field.id,
                        })),
                      ]}
                    />
                  </td>
                  <td>
                    {rules.length > 0 ? (
                      <Choice
                        boxed
                        label={`Rule for ${column.name}`}
                        value={current}
                        onChange={(value) => {
                          const rule = rules.find((each) => each.value === value)?.rule;
                          if (rule) change(column.index, { rule });
                        }}
                        options={[
                          ...(rules.some(({ value }) => value === current) ? [] : [{ value: current, label: 'not known yet' }]),
                          ...rules.map(({ value, label }) => ({ value, label })),
                        ]}
                      />
                    ) : null}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
      <h3>The first lines as they stand in the file</h3>
      <Scroll label="First lines">
        <table className="preview">
          <tbody>
            {preview.map(({ line, role, cells }) => (
              <tr key={line} className={role === 'record' ? undefined : 'quiet'}>
                <td className="note number">{line}</td>
                <td className="note">{role === 'record' ? '' : role}</td>
                {mapping.columns.slice(0, 24).map(({ index }) => (
                  <td key={index} className="mapping-values" title={cells[index]}>
                    {cells[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}
