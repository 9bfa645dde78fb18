import { mendOf } from '../import/reading/mend';
import { dataset } from '../model/dataset';
import { downloadRefused } from '../queries/workspace-actions';
import type { Staged } from '../store/staged';
import { editMapping } from '../store/staging';
import { giveRate } from '../store/staging-rates';
import { Accounting } from './accounting';
import { FindingsList } from './findings-list';
import { MendControl } from './mend-control';
import { StagedEffect } from './staged-effect';

/** The sum of all records of an imported table, for each dataset that it fed. */
export function StagedSums({ staged: { name, records } }: { staged: Staged }) {
  return (
    <div className="staged-findings">
      {records.map(({ id, dataset: fed, summary }) => (
        <div key={id}>
          {records.length > 1 ? <h3>{dataset(fed).label}</h3> : null}
          <Accounting accounting={summary.accounting} of={records.length > 1 ? `${name}, ${fed}` : name} />
        </div>
      ))}
    </div>
  );
}

/** What will be refused of a staged table (or was, once it is imported), what can be done about it, and the sum of all records. */
export function StagedFindings({ staged, sums }: { staged: Staged; sums: boolean }) {
  const { id, name, inspection, state, prepared, records } = staged;
  const done = state === 'done';
  const parts = done
    ? records.map((record) => ({ id: record.id, dataset: record.dataset, summary: record.summary }))
    : prepared.map((each) => ({ id: each.id, dataset: each.dataset, summary: each.summary }));
  return (
    <div className={state === 'preparing' ? 'staged-findings aside' : 'staged-findings'}>
      {parts.map(({ id: part, dataset: fed, summary }, index) => (
        <div key={`${fed} ${summary.mapping.columns.length}`}>
          {parts.length > 1 ? <h3>{dataset(fed).label}</h3> : null}
          <FindingsList
            summary={summary}
            title={done ? 'were refused' : 'will be refused'}
            download={() => void downloadRefused(part, name)}
            mend={
              done || index > 0 || !inspection
                ? undefined
                : (group) => {
                    const mend = mendOf(group, summary.findings, inspection.mapping, summary.accounting.loaded);
                    return mend ? (
                      <MendControl
                        mend={mend}
                        mapping={inspection.mapping}
                        onMapping={(mapping) => editMapping(id, mapping)}
                        onRate={(currency, rate) => void giveRate(currency, rate)}
                      />
                    ) : null;
                  }
            }
          />
          {sums ? <Accounting accounting={summary.accounting} of={parts.length > 1 ? `${name}, ${fed}` : name} /> : null}
          {sums && !done
            ? prepared.filter((each) => each.id === part).map((each) => <StagedEffect key={part} prepared={each} />)
            : null}
        </div>
      ))}
    </div>
  );
}
