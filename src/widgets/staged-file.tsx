import { useState } from 'react';
import { formatBytes, formatCount, plural } from '../format/value';
import type { Staged } from '../store/staged';
import { answerQuestion, dismissStaged, retryStaged } from '../store/staging';
import { StatusIcon } from '../ui/icons';
import { MappingEditor } from './mapping-editor';
import { QuestionForm } from './question-form';
import { StagedFacts } from './staged-facts';
import { StagedFindings, StagedSums } from './staged-findings';
import { StagedOutcome } from './staged-outcome';
import { RatesOutcome, StagedRates } from './staged-rates';
import { stateShapes, stateWord, whatItIs, whyItIs } from './staged-words';
import { useLocale } from './use-locale';
import './staged-file.css';
import './mapping.css';

/** What failed, why, what still holds, and what to do next. */
function Failure({ staged }: { staged: Staged }) {
  const { id, error, inspection } = staged;
  if (!error) return null;
  return (
    <div role="alert" className="failure">
      <p className="fact-word bad">{error.title}</p>
      <p>{error.detail}.</p>
      <p className="quiet">{error.next}</p>
      <p>
        <button type="button" className="button" onClick={() => retryStaged(id)}>
          {inspection ? 'Back to its mapping' : 'Try again'}
        </button>
      </p>
    </div>
  );
}

/** Size, rows, and (while a question takes the place of the facts) what it is and why. */
function headWords(staged: Staged, locale: ReturnType<typeof useLocale>): string {
  const { file, origin, inspection, prepared, records, state, rates } = staged;
  const summary = prepared[0]?.summary ?? records[0]?.summary;
  const rows = summary ? summary.accounting.records : inspection?.estimatedRecords;
  const size = formatBytes(origin?.bytes ?? file.size, locale);
  const counted =
    rows === undefined ? '' : `, ${summary ? plural(rows, ['row', 'rows'], locale) : `about ${formatCount(rows, locale)} rows`}`;
  const asked = state === 'question' && inspection && inspection.questions.length > 0;
  return `${size}${counted}${origin ? `, from ${origin.name}` : ''}${rates?.reading.asks ? '. Exchange rates' : ''}${asked ? `. ${whatItIs(inspection)}. ${whyItIs(inspection, false)}` : ''}`;
}

/** One table on its way in: left of the line what stands in it, right what it does to the data. */
export function StagedFile({ staged }: { staged: Staged }) {
  const locale = useLocale();
  const [opened, setOpened] = useState(false);
  const { id, name, state, inspection, rates, error, prepared, records } = staged;
  const [question] = inspection?.questions ?? [];
  const unmapped = state === 'question' && !question;
  const editable = inspection !== undefined && !error;
  const open = editable && (opened || unmapped || state === 'refused');
  const counted = prepared.length > 0 || records.length > 0;
  return (
    <section className="staged" aria-label={name} data-state={state}>
      <div className="split">
        <div className="cell staged-left">
          <h2 className="staged-name">
            <StatusIcon shape={stateShapes[state]} />
            <span>
              {name} <span className="note">{headWords(staged, locale)}</span>
            </span>
          </h2>
          {error ? (
            <Failure staged={staged} />
          ) : rates ? (
            <StagedRates staged={staged} rates={rates} />
          ) : state === 'question' && question ? (
            <QuestionForm key={question.id} question={question} onAnswer={(value) => answerQuestion(id, question.id, value)} />
          ) : (
            <StagedFacts staged={staged} />
          )}
        </div>
        <div className="cell staged-right">
          <p className="row staged-actions">
            <span className="note staged-state" role="status">
              {stateWord(staged)}
            </span>
            {editable && !unmapped && state !== 'refused' ? (
              <button type="button" className="text" aria-expanded={open} onClick={() => setOpened(!opened)}>
                {open ? 'Hide' : 'Show mapping and preview'}
              </button>
            ) : null}
            {state === 'importing' ? null : (
              <button type="button" className="text" onClick={() => dismissStaged(id)}>
                {state === 'done' ? 'Close' : 'Remove'}
                <span className="hidden"> {name}</span>
              </button>
            )}
          </p>
          {rates && !error ? (
            <RatesOutcome staged={staged} rates={rates} />
          ) : (
            <StagedOutcome staged={staged} onSee={open ? undefined : () => setOpened(true)} />
          )}
        </div>
      </div>
      {open || (counted && state === 'done') ? (
        <div className="split staged-open">
          <div className="cell">{open ? <MappingEditor staged={staged} /> : <StagedSums staged={staged} />}</div>
          <div className="cell">{counted ? <StagedFindings staged={staged} sums={open} /> : null}</div>
        </div>
      ) : null}
    </section>
  );
}
