import { useState } from 'react';
import { formatBytes, formatCount } from '../format/value';
import { dataset } from '../model/dataset';
import { useWorkspace } from '../queries/use-workspace';
import { answerQuestion, cancelImport, dismissStaged, importStaged, retryStaged, type Staged } from '../store/staging';
import { StatusIcon, type StatusShape } from '../ui/icons';
import { Meter } from '../ui/meter';
import { Accounting } from './accounting';
import { MappingEditor } from './mapping-editor';
import { QuestionForm } from './question-form';
import { useLocale } from './use-locale';
import './staged-file.css';

const shapes: Readonly<Record<Staged['state'], StatusShape>> = {
  inspecting: 'run',
  question: 'ask',
  ready: 'good',
  importing: 'run',
  done: 'achieved',
  failed: 'bad',
};

export const stateWords: Readonly<Record<Staged['state'], string>> = {
  inspecting: 'Looking at it',
  question: 'Needs an answer',
  ready: 'Ready',
  importing: 'Importing',
  done: 'Imported',
  failed: 'Not imported',
};

const sureness = (confidence: number): string => (confidence >= 0.85 ? 'Sure' : confidence >= 0.65 ? 'Fairly sure' : 'Not sure');
const phases = { reading: 'Reading', storing: 'Storing', verifying: 'Verifying what was stored' } as const;

function isPhase(text: string): text is keyof typeof phases {
  return text in phases;
}

function Progressing({ staged }: { staged: Staged }) {
  const locale = useLocale();
  const { progress } = staged;
  const share = progress ? progress.bytes / Math.max(1, progress.totalBytes) : 0;
  const phase = progress && isPhase(progress.phase) ? phases[progress.phase] : 'Starting';
  return (
    <div className="staged-progress">
      <p className="fact-word" role="status">
        {phase}, {Math.floor(share * 100)} %
      </p>
      <Meter label={`Import of ${staged.file.name}`} share={share} />
      <p className="row spread">
        <span className="quiet">
          {progress
            ? `${formatCount(progress.records, locale)} rows, ${formatBytes(progress.bytes, locale)} of ${formatBytes(progress.totalBytes, locale)}${progress.refused > 0 ? `, ${formatCount(progress.refused, locale)} refused` : ''}`
            : ''}
        </span>
        <button type="button" className="button" onClick={() => cancelImport(staged.id)}>
          Cancel
        </button>
      </p>
    </div>
  );
}

function Outcome({ staged }: { staged: Staged }) {
  const locale = useLocale();
  const { record } = staged;
  if (!record) return null;
  const { added, updated } = record.changes;
  return (
    <div className="outcome">
      <p className="row wrap outcome-figures">
        <span>
          <b className="tile-figure">{formatCount(added, locale)}</b> new
        </span>
        <span>
          <b className="tile-figure">{formatCount(updated, locale)}</b> updated
        </span>
      </p>
      <p className="quiet">The figures hold them from now on. It can be undone in the history below.</p>
    </div>
  );
}

/** What the file is taken for, and why. */
function Facts({ staged }: { staged: Staged }) {
  const locale = useLocale();
  const { inspection } = staged;
  if (!inspection) return null;
  const { guess, mapping, answered, estimatedRecords } = inspection;
  const chosen = guess.dataset ?? (answered.dataset ? mapping.dataset : undefined);
  const used = mapping.columns.filter(({ field }) => field).length;
  const delimiters: Readonly<Record<string, string>> = { ',': 'Commas', ';': 'Semicolons', '\t': 'Tabs', '|': 'Bars' };
  return (
    <div className="staged-facts">
      <div>
        <p className="note">What it is</p>
        <p className="fact-word">{chosen ? dataset(chosen).label : 'Not known yet'}</p>
        <p className="quiet">{answered.dataset ? 'As you said' : `${sureness(guess.confidence)}: ${guess.why}`}</p>
      </div>
      <div>
        <p className="note">How it is written</p>
        <p className="fact-word">{mapping.encoding.toUpperCase()}</p>
        <p className="quiet">
          {delimiters[mapping.delimiter] ?? mapping.delimiter} between cells
          {mapping.preamble > 0 ? `, ${mapping.preamble} lines before the header` : ''}
        </p>
      </div>
      <div>
        <p className="note">What is used</p>
        <p className="fact-word">
          {used} of {mapping.columns.length} columns
        </p>
        <p className="quiet">about {formatCount(estimatedRecords, locale)} rows</p>
      </div>
    </div>
  );
}

/** A file without a key column, of which the same content is already there, would count twice. */
function Repeated({ staged }: { staged: Staged }) {
  const { version } = useWorkspace();
  const { inspection, file } = staged;
  if (!inspection) return null;
  const { mapping } = inspection;
  const { key } = dataset(mapping.dataset);
  const keyed = key !== undefined && mapping.columns.some(({ field }) => field === key);
  const twin = version.imports.find(({ source, sample }) => !sample && source.name === file.name && source.bytes === file.size);
  if (keyed || !twin) return null;
  return (
    <p className="warning">
      A file of this name and size is already loaded. Its rows have no {key ?? 'key'}, so importing it again counts them twice.
    </p>
  );
}

/** One file on its way in: what we think it is, what it still needs, and the way to import it. */
export function StagedFile({ staged }: { staged: Staged }) {
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const { id, file, state, inspection, problems, error, record } = staged;
  const [question] = inspection?.questions ?? [];
  const editable = inspection && (state === 'ready' || state === 'question');
  return (
    <section className="staged" aria-label={file.name} data-state={state}>
      <div className="staged-head row wrap spread">
        <h2 className="row">
          <StatusIcon shape={shapes[state]} /> {file.name} <span className="note">{formatBytes(file.size, locale)}</span>
        </h2>
        <p className="row staged-actions">
          <span className="note" role="status">
            {stateWords[state]}
          </span>
          {editable ? (
            <button type="button" className="text" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? 'Hide mapping and preview' : 'Show mapping and preview'}
            </button>
          ) : null}
          {state === 'importing' ? null : (
            <button type="button" className="text" onClick={() => dismissStaged(id)}>
              {state === 'done' ? 'Close' : 'Remove'}
            </button>
          )}
        </p>
      </div>
      <div className="split staged-body">
        <div className="cell">
          {error ? (
            <div role="alert">
              <p className="fact-word bad">{error.title}</p>
              <p>{error.detail}.</p>
              <p className="quiet">{error.next}</p>
              <p>
                <button type="button" className="button" onClick={() => retryStaged(id)}>
                  {inspection ? 'Back to its mapping' : 'Try again'}
                </button>
              </p>
            </div>
          ) : (
            <Facts staged={staged} />
          )}
        </div>
        <div className="cell">
          {state === 'importing' ? <Progressing staged={staged} /> : null}
          {state === 'done' ? <Outcome staged={staged} /> : null}
          {question && state === 'question' ? (
            <QuestionForm key={question.id} question={question} onAnswer={(value) => answerQuestion(id, question.id, value)} />
          ) : null}
          {state === 'question' && !question && problems.length > 0 ? (
            <div>
              <p className="fact-word">A column is missing</p>
              <ul className="bad">
                {problems.map((problem) => (
                  <li key={problem}>{problem}</li>
                ))}
              </ul>
              <p className="quiet">Choose it in the mapping, or remove the file.</p>
            </div>
          ) : null}
          {state === 'ready' ? (
            <>
              <Repeated staged={staged} />
              <p className="fact-word">Nothing counts until it is imported</p>
              <p className="quiet">Rows that can’t be read are refused one by one, with their reason. An import can be undone.</p>
            </>
          ) : null}
          {state === 'ready' || state === 'question' ? (
            <p className="staged-import">
              <button type="button" className="button primary" disabled={state !== 'ready'} onClick={() => void importStaged(id)}>
                {state === 'ready' ? 'Import' : 'Import after your answer'}
              </button>
            </p>
          ) : null}
        </div>
      </div>
      {editable && (open || (state === 'question' && !question)) ? <MappingEditor id={id} inspection={inspection} /> : null}
      {record ? <Accounting record={record} /> : null}
    </section>
  );
}
