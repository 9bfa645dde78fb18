import { useEffect, useState } from 'react';
import type { Grade } from '../kpi/readiness';
import { useSettings } from '../store/settings';
import { localDayIn } from '../time/local-day';
import { answersOf, type Board } from './use-board';

export type Grades = Readonly<Record<string, Grade>>;

const none: Grades = {};

async function gradesOf({ views, answers, catalog, filters }: Board, zone: string): Promise<Grades> {
  const { overall, readinessOf } = await import('../kpi/readiness');
  const today = localDayIn(zone, Date.now());
  return Object.fromEntries(
    views.map((view) => [
      view.kpi.id,
      overall(readinessOf(view.kpi, answersOf(view.kpi, answers, catalog, filters), view, catalog, today)),
    ]),
  );
}

/** How good the data under each KPI of the board is, by the KPI's id. Judged after the figures are painted, by code that is
 * loaded then; empty until it is done. */
export function useGrades(board: Board | undefined): Grades {
  const { zone } = useSettings();
  const [grades, setGrades] = useState(none);
  useEffect(() => {
    if (!board) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const judge = async () => {
      const judged = await gradesOf(board, zone);
      if (!gone) setGrades(judged);
    };
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => void judge());
    });
    return () => {
      gone = true;
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [board, zone]);
  return grades;
}
