import { useEffect, useState } from 'react';
import { type Grade, overall, readinessOf } from '../kpi/readiness';
import { useSettings } from '../store/settings';
import { localDayIn } from '../time/local-day';
import { answersOf, type Board } from './use-board';

export type Grades = Readonly<Record<string, Grade>>;

const none: Grades = {};

function gradesOf({ views, answers, catalog, filters }: Board, zone: string): Grades {
  const today = localDayIn(zone, Date.now());
  return Object.fromEntries(
    views.map((view) => [
      view.kpi.id,
      overall(readinessOf(view.kpi, answersOf(view.kpi, answers, catalog, filters), view, catalog, today)),
    ]),
  );
}

/** How good the data under each KPI of the board is, by the KPI's id. Judged after the figures are painted; empty until then. */
export function useGrades(board: Board | undefined): Grades {
  const { zone } = useSettings();
  const [grades, setGrades] = useState(none);
  useEffect(() => {
    if (!board) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setGrades(gradesOf(board, zone)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [board, zone]);
  return grades;
}
