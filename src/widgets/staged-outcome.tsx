import { formatBytes, formatCount, plural } from '../format/value';
import { useWorkspace } from '../queries/use-workspace';
import type { Staged } from '../store/staged';
import { cancelImport, importStaged } from '../store/staging-import';
import { Meter } from '../ui/meter';
import { QuestionEvidence } from './question-evidence';
import { ChangeFigures, ChangeSpoken, TwinWarning } from './staged-change';
import { shareOf, timeLeft } from './staged-words';
import { useLocale } from './use-locale';

const phases = {
  reading: 'Reading',
  storing: 'Reading',
  comparing: 'Comparing',
  merging: 'Importing',
  verifying: 'Verifying',
} as const;

function Running({ staged }: { staged: Staged }) {
  const locale = useLocale();
  const { progress, since, state, inspection } = staged;
  const share = shareOf(staged);
  const phase = progress ? phases[progress.phase] : state === 'importing' ? 'Importing' : 'Reading';
  const left = timeLeft(share, since, Date.now(), locale);
  const rows = inspection?.estimatedRecords ?? 0;
  return (
    <div className="staged-progress">
      <p className="note">{state === 'importing' ? 'On its way in' : 'What importing will change is being counted'}</p>
      <p className="fact-word">
        {phase}, {Math.floor(share * 100)}
        {'\u00a0'}%
      </p>
      <Meter label={`${phase} ${staged.name}`} share={share} />
      <p className="row spread staged-go">
        <span className="note">
          {progress
            ? [
                `${formatCount(progress.records, locale)}${rows > progress.records ? ` of about ${formatCount(rows, locale)}` : ''} rows`,
                `${formatBytes(progress.bytes, locale)} of ${formatBytes(progress.totalBytes, locale)}`,
                ...(left ? [left] : []),
              ].join(', ')
            : 'Waiting for its turn'}
        </span>
        <button type="button" className="button" onClick={() => cancelImport(staged.id)}>
          Cancel
        </button>
      </p>
    </div>
  );
}

function Missing({ problems }: { problems: readonly string[] }) {
  return (
    <div>
      <p className="note">Before it can be imported</p>
      <p className="fact-word">A column is missing</p>
      <ul className="bad">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <p className="quiet">Choose it under the column’s name below, or remove the file.</p>
    </div>
  );
}

/** No row can be read as it is: what mends them stands below, by reason. */
function AllRefused({ staged }: { staged: Staged }) {
  const locale = useLocale();
  const count = staged.prepared[0]?.summary.accounting.refused ?? 0;
  return (
    <div>
      <p className="note">What importing will change</p>
      <p className="fact-word">
        Nothing yet: {count === 1 ? 'its only row is' : `all ${formatCount(count, locale)} rows are`} refused
      </p>
      <p className="quiet">Mend them by the reasons below, such as a rate for their currency, and they count at once.</p>
    </div>
  );
}

/** How many rows will be refused, and the way to them while the table is closed. */
function Refusals({ staged, onSee }: { staged: Staged; onSee: (() => void) | undefined }) {
  const locale = useLocale();
  const groups = staged.prepared.flatMap(({ summary }) => summary.groups).filter(({ severity }) => severity === 'refused');
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  if (count === 0 || !onSee) return null;
  return (
    <p className="refusals">
      {plural(count, ['row', 'rows'], locale)} will be refused, for {plural(groups.length, ['reason', 'reasons'], locale)}.{' '}
      <button type="button" className="text" onClick={onSee}>
        See {count === 1 ? 'it' : 'them'}
      </button>
    </p>
  );
}

/** Right of the line: what the table does to the data, how far it is, or what it waits for. */
export function StagedOutcome({ staged, onSee }: { staged: Staged; onSee?: (() => void) | undefined }) {
  const { id, state, inspection, problems, prepared, records } = staged;
  const { version } = useWorkspace();
  const [question] = inspection?.questions ?? [];
  const waits = state === 'question' || state === 'refused';
  const button = (
    <button type="button" className="button primary" disabled={waits} onClick={() => void importStaged(id)}>
      {state === 'refused'
        ? 'Import when a row is mended'
        : !waits
          ? 'Import'
          : question
            ? 'Import after your answer'
            : 'Import when it is mapped'}
    </button>
  );
  if (state === 'done')
    return (
      <ChangeFigures
        done
        name={staged.name}
        fed={records.map((each) => ({
          id: each.id,
          dataset: each.dataset,
          changes: { ...each.changes, orphans: version.orphans?.[each.id] ?? 0 },
        }))}
      />
    );
  if (state === 'importing' || (state === 'preparing' && prepared.length === 0 && staged.progress))
    return (
      <>
        <Running staged={staged} />
        {state === 'preparing' ? <p className="staged-go end">{button}</p> : null}
      </>
    );
  if (state === 'question' && question && inspection)
    return (
      <div className="evidence">
        <QuestionEvidence question={question} inspection={inspection} />
        <p className="row spread staged-go">
          <span className="note">Your answer is kept for this form.</span>
          {button}
        </p>
      </div>
    );
  if (state === 'question' && !question)
    return (
      <>
        <Missing problems={problems} />
        <p className="staged-go end">{button}</p>
      </>
    );
  if (state === 'refused')
    return (
      <>
        <AllRefused staged={staged} />
        <p className="staged-go end">{button}</p>
      </>
    );
  if (state !== 'ready' && state !== 'preparing') return null;
  return (
    <>
      <TwinWarning staged={staged} />
      <div className="change-row">
        {prepared.length > 0 ? (
          <ChangeFigures fed={prepared} name={staged.name} aside={state === 'preparing'} />
        ) : (
          <div className="change">
            <p className="note">What importing will change</p>
            <p className="fact-word quiet">{state === 'preparing' ? 'Counting' : 'Not counted: you stopped it'}</p>
          </div>
        )}
        {button}
      </div>
      <Refusals staged={staged} onSee={onSee} />
      <ChangeSpoken staged={staged} />
    </>
  );
}
