import { useLocale } from './use-locale';

const WIDTH = 624;
const STEP = WIDTH / 12;
const TOP = 18;
const BASE = 50;
const HEIGHT = 68;

const monthName = (month: number, locale: string): string =>
  new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2026, month, 1));

/** How records would fall over the months of a year, January first. The plumb line is today; what lies after it is to come, and can't be. */
export function MonthStrip({ months, afterToday, today }: { months: readonly number[]; afterToday: number; today: number }) {
  const { locale } = useLocale();
  const most = Math.max(1, ...months);
  const at = today * WIDTH;
  const now = Math.floor(today * 12);
  return (
    <svg className="month-strip" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" preserveAspectRatio="none">
      <path d={`M0 ${BASE}H${WIDTH}`} stroke="var(--frame)" />
      {months.map((count, month) => {
        const height = count === 0 ? 0 : Math.max(2, (count / most) * (BASE - TOP - 2));
        const late = afterToday > 0 && month > now;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: months never change place
          <g key={month}>
            <path d={`M${month * STEP + 0.5} ${BASE}v18`} stroke="var(--rule-2)" />
            <rect
              x={month * STEP + 4}
              y={BASE - height}
              width={late ? 24 : 12}
              height={height}
              fill={late ? 'var(--bad)' : 'var(--accent)'}
            />
            <text x={month * STEP + 4} y={HEIGHT - 5} className="strip-label">
              {monthName(month, locale)}
            </text>
          </g>
        );
      })}
      <path d={`M${at} 4V${BASE - 6}`} stroke="var(--frame)" />
      <path d={`M${at - 3} ${BASE - 8}h6v4l-3 5-3-5z`} fill="var(--accent)" />
      <text
        x={at > WIDTH - 120 ? at - 6 : at + 6}
        y={12}
        textAnchor={at > WIDTH - 120 ? 'end' : 'start'}
        className={afterToday > 0 ? 'strip-note bad' : 'strip-note'}
      >
        {afterToday > 0 ? `${afterToday.toLocaleString(locale)} after today` : 'today'}
      </text>
    </svg>
  );
}
