import { useId, useState } from 'react';
import type { Question } from '../import/inspection';

/** One thing that only the user knows, with the evidence beside it. Nothing is chosen beforehand. */
export function QuestionForm({ question, onAnswer }: { question: Question; onAnswer(value: string): void }) {
  const name = useId();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const asksDay = question.id === 'counted-on';
  return (
    <form
      className="question"
      aria-label={question.text}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) onAnswer(chosen);
      }}
    >
      <p className="question-text">{question.text}</p>
      {question.evidence.length > 0 ? (
        <p className="note">
          {question.evidence.map(({ line, value }) => (
            <span key={line}>
              line {line} <code>{value}</code>{' '}
            </span>
          ))}
        </p>
      ) : null}
      <fieldset>
        <legend className="hidden">{question.text}</legend>
        {question.answers.map(({ value, label, detail }) => (
          <label key={value} className="answer-row">
            <input type="radio" name={name} value={value} checked={chosen === value} onChange={() => setChosen(value)} />
            <span>
              <b className="strong">{label}</b> <span className="quiet">{detail}</span>
            </span>
          </label>
        ))}
        {asksDay ? (
          <label className="answer-row">
            <span>Another day</span>
            <input className="field" type="date" onChange={(event) => setChosen(event.target.value || undefined)} />
          </label>
        ) : null}
      </fieldset>
      <p>
        <button type="submit" className="button" disabled={chosen === undefined}>
          Answer
        </button>
      </p>
    </form>
  );
}
