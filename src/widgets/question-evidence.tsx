import { formatDay, formatDayShort } from '../format/date';
import { dayAs } from '../import/recognise/day-as';
import type { Inspection, Question } from '../import/recognise/inspection';
import { Scroll } from '../ui/scroll';
import { useLocale } from './use-locale';

type Props = { question: Question; inspection: Inspection };

function Reading({ value, order, today }: { value: string; order: string; today: number }) {
  const { locale } = useLocale();
  const day = order === 'day-first' || order === 'month-first' ? dayAs(value, order) : undefined;
  if (day === undefined) return <span className="bad">no such day</span>;
  const short = Math.abs(day - today) < 200 ? formatDayShort(day, locale) : formatDay(day, locale);
  return day > today ? <span className="bad strong">{short}, to come</span> : <span>{short}</span>;
}

/** Lines of the file that show why a question is open, with what each answer would make of them. */
export function QuestionEvidence({ question, inspection }: Props) {
  const today = Math.floor(Date.now() / 86_400_000);
  const dated = question.id === 'date-order';
  const { evidence, answers } = question;
  if (evidence.length === 0) return null;
  return (
    <>
      <p className="row">
        <b className="section">The evidence</b>
        <span className="quiet">
          {evidence.length} of about {inspection.estimatedRecords} rows
        </span>
      </p>
      <Scroll label={`Evidence in ${inspection.fileName}`}>
        <table className="evidence-table">
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">As written</th>
              {dated
                ? answers.map(({ value, label }) => (
                    <th key={value} scope="col">
                      {label}
                    </th>
                  ))
                : null}
            </tr>
          </thead>
          <tbody>
            {evidence.map(({ line, value }) => (
              <tr key={line}>
                <td className="quiet">{line}</td>
                <td>
                  <code>{value}</code>
                </td>
                {dated
                  ? answers.map((answer) => (
                      <td key={answer.value}>
                        <Reading value={value} order={answer.value} today={today} />
                      </td>
                    ))
                  : null}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}
