import type { ColumnMapping, Mapping } from '../import/mapping';
import { mappableFields } from '../import/recognise/fields';
import { Choice } from '../ui/choice';
import { currentRule, plainRuleWords, ruleChoices } from './rule-choices';

const UNUSED = '';

/** The cord from the column's own name to the field that it fills; without a bob where it fills none. */
function Drop({ used }: { used: boolean }) {
  return (
    <svg className="drop" width="8" height="14" viewBox="0 0 8 14" aria-hidden="true">
      {used ? (
        <>
          <path d="M4 0v7" stroke="var(--accent)" />
          <path d="M1 6.500h6v4L4 14l-3-3.500z" fill="var(--accent)" />
        </>
      ) : (
        <path d="M4 0v14" stroke="var(--control)" strokeDasharray="2 2" />
      )}
    </svg>
  );
}

/** Head of one column: what the file calls it, the field that it fills, and how it is read. */
export function MappingHead({
  column,
  mapping,
  numeric,
  disabled,
  onColumn,
}: {
  column: ColumnMapping;
  mapping: Mapping;
  numeric: boolean;
  disabled: boolean;
  onColumn(patch: Partial<ColumnMapping>): void;
}) {
  const fields = mappableFields(mapping.dataset);
  const taken = new Set(mapping.columns.map(({ field }) => field));
  const name = column.name || `column ${column.index + 1}`;
  const rules = column.field ? ruleChoices(column.rule) : [];
  const current = currentRule(column.rule);
  return (
    <th scope="col" className={`${numeric ? 'number ' : ''}${column.field ? '' : 'unused'}`}>
      <span className="raw-name" title={name}>
        {name}
      </span>
      <Drop used={column.field !== undefined} />
      {disabled ? (
        <span className="field-name">{column.field ?? 'Not used'}</span>
      ) : (
        <Choice
          label={`Field for ${name}`}
          value={column.field ?? UNUSED}
          onChange={(field) => onColumn({ field: field === UNUSED ? undefined : field })}
          options={[
            { value: UNUSED, label: 'Not used' },
            ...fields.map((field) => ({
              value: field.id,
              label: `${field.id}${field.required ? ' *' : ''}`,
              disabled: taken.has(field.id) && column.field !== field.id,
            })),
          ]}
        />
      )}
      {column.field === undefined ? (
        <span className="rule-name" />
      ) : rules.length > 0 && !disabled ? (
        <span className="rule-name">
          <Choice
            label={`Rule for ${name}`}
            value={current}
            onChange={(value) => {
              const rule = rules.find((each) => each.value === value)?.rule;
              if (rule) onColumn({ rule });
            }}
            options={[
              ...(rules.some(({ value }) => value === current) ? [] : [{ value: current, label: 'not known yet' }]),
              ...rules.map(({ value, label }) => ({ value, label })),
            ]}
          />
        </span>
      ) : (
        <span className="rule-name">{rules.find(({ value }) => value === current)?.label ?? plainRuleWords(column.rule)}</span>
      )}
    </th>
  );
}
