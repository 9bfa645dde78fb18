import type { Kpi } from '../kpi/kpi';
import type { Grade } from '../kpi/readiness';
import { viewHref } from '../store/filters';
import { StatusIcon } from '../ui/icons';
import { Link } from '../ui/link';
import { gradeShapes, gradeWords } from './grade-words';
import './quality-link.css';

type Props = { kpi: Pick<Kpi, 'id' | 'label'>; grade: Grade; worded?: boolean };

/** How good the data under a KPI is, as a mark (or in words) that leads to the reasons. */
export function QualityLink({ kpi, grade, worded = false }: Props) {
  const word = gradeWords[grade].toLowerCase();
  const name = `Data quality of ${kpi.label}: ${word}`;
  const href = `${viewHref('/data')}#quality-${kpi.id}`;
  if (!worded)
    return (
      <Link className="quality-mark over" href={href} aria-label={name} title={`Data quality: ${word}`} data-grade={grade}>
        <StatusIcon shape={gradeShapes[grade]} />
      </Link>
    );
  return (
    <Link className="text row quality-worded" href={href} data-grade={grade}>
      <StatusIcon shape={gradeShapes[grade]} />
      <span>
        Data quality<span className="hidden"> of {kpi.label}</span>: {word}
      </span>
    </Link>
  );
}
