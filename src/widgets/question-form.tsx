import { useId, useState } from 'react';
import type { Question } from '../import/recognise/inspection';
import { MonthStrip } from './month-strip';

const DAY = 86_400_000;

/** How much of the year is over, 0…1. */
function yearGone(now: number): number {
  const start = Date.UTC(new Date(now).getUTCFullYear(), 0, 1);
  return Math.min(1, (now - start) / (365.25 * DAY));
}

/** One thing that only the user knows: a radio for each reading with what it would mean. Nothing is chosen beforehand. */
export function QuestionForm({ question, onAnswer }: { question: Question; onAnswer(value: string): void }) {
  const name = useId();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const asksDay = question.id === 'counted-on';
  const [ask, ...rest] = question.text.split(/(?<=\?) /);
  return (
    <form
      className="question"
      aria-label={question.text}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) onAnswer(chosen);
      }}
    >
      <p className="question-text">{ask}</p>
      {rest.length > 0 ? <p className="question-why">{rest.join(' ')}</p> : null}
      <fieldset>
        <legend className="hidden">{question.text}</legend>
        {question.answers.map(({ value, label, detail, ...more }) => {
          const { months, afterToday = 0 }: { months?: readonly number[]; afterToday?: number } = more;
          return (
            <label key={value} className={months ? 'answer-row with-strip' : 'answer-row'}>
              <input type="radio" name={name} value={value} checked={chosen === value} onChange={() => setChosen(value)} />
              <span>
                <b className="strong">{label}</b> <span className="answer-detail">{detail}</span>
                {afterToday > 0 ? <span className="answer-detail bad">{afterToday} would lie after today</span> : null}
              </span>
              {months ? <MonthStrip months={months} afterToday={afterToday} today={yearGone(Date.now())} /> : null}
            </label>
          );
        })}
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
