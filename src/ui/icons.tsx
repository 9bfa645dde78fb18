import {
  IconAdjustmentsHorizontal,
  IconAlertTriangle,
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconCircleHalf2,
  IconPlus,
  IconX,
} from '@tabler/icons-react';

const drawings = {
  add: IconPlus,
  back: IconChevronLeft,
  close: IconX,
  down: IconChevronDown,
  next: IconChevronRight,
  settings: IconAdjustmentsHorizontal,
  theme: IconCircleHalf2,
  warning: IconAlertTriangle,
} as const;

/** A drawing without meaning of its own: what it stands for is said beside it. */
export function Icon({ name, size = 16 }: { name: keyof typeof drawings; size?: number }) {
  const Drawing = drawings[name];
  return <Drawing size={size} stroke={1.6} aria-hidden="true" />;
}

/** The mark: a cord and its bob. */
export function Mark() {
  return (
    <svg width="12" height="32" viewBox="0 0 12 32" aria-hidden="true">
      <path d="M6 0v16" stroke="var(--frame)" strokeWidth="1" />
      <path d="M1.5 15h9v7L6 31l-4.500-9z" fill="var(--accent)" />
    </svg>
  );
}

/** Which way a number moved. */
export function Arrow({ direction }: { direction: 'up' | 'down' | 'same' }) {
  const path = { up: 'M5 1l4.500 8h-9z', down: 'M5 9L.5 1h9z', same: 'M1 4h8v2H1z' }[direction];
  return (
    <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
      <path d={path} fill="currentColor" />
    </svg>
  );
}

/** Two limit lines with the point between or outside them. */
export function VerdictIcon({
  verdict,
  direction,
}: {
  verdict: 'real' | 'noise' | 'unknown';
  direction: 'up' | 'down' | 'same';
}) {
  if (verdict === 'real') {
    const [limits, line, end] =
      direction === 'down' ? ['M1 2h18M1 8h18', 'M2 5l5-1 4 1 4 6.500', 11.5] : ['M1 6h18M1 12h18', 'M2 9l5 1 4-1 4-6.500', 2.5];
    return (
      <svg width="20" height="14" viewBox="0 0 20 14" fill="none" stroke="currentColor" strokeWidth="1.3" aria-hidden="true">
        <path d={limits} strokeWidth="1" opacity="0.55" />
        <path d={line} />
        <circle cx="15" cy={end} r="2" fill="currentColor" stroke="none" />
      </svg>
    );
  }
  return (
    <svg width="20" height="14" viewBox="0 0 20 14" fill="none" stroke="currentColor" strokeWidth="1.3" aria-hidden="true">
      <path
        d="M1 1.500h18M1 12.500h18"
        strokeWidth="1"
        opacity="0.55"
        strokeDasharray={verdict === 'unknown' ? '2 2' : undefined}
      />
      <path d="M2 7.500l4-1.500 4 2.500 5-1.500" />
      <circle cx="15" cy="7" r="2" fill="currentColor" stroke="none" />
    </svg>
  );
}

export type StatusShape =
  | 'good'
  | 'bad'
  | 'achieved'
  | 'missed'
  | 'unknown'
  | 'small'
  | 'ask'
  | 'run'
  | 'hand'
  | 'fine'
  | 'watch'
  | 'weak';

const shapes: Readonly<Record<StatusShape, { color: string; drawing: React.ReactNode }>> = {
  good: { color: 'var(--good)', drawing: <circle cx="7" cy="7" r="5" fill="currentColor" /> },
  bad: {
    color: 'var(--bad)',
    drawing: (
      <>
        <path d="M1.500 1.500h11v11h-11z" fill="currentColor" />
        <path d="M4.500 4.500l5 5m0-5l-5 5" stroke="var(--paper)" strokeWidth="1.600" />
      </>
    ),
  },
  achieved: {
    color: 'var(--good)',
    drawing: (
      <>
        <circle cx="7" cy="7" r="6" fill="currentColor" />
        <path d="M4 7.200l2.200 2.200L10.200 5" stroke="var(--paper)" strokeWidth="1.600" fill="none" />
      </>
    ),
  },
  missed: {
    color: 'var(--bad)',
    drawing: (
      <>
        <path d="M1.500 1.500h11v11h-11z" fill="currentColor" />
        <path d="M4 7h6" stroke="var(--paper)" strokeWidth="1.600" />
      </>
    ),
  },
  unknown: {
    color: 'var(--ink-3)',
    drawing: <circle cx="7" cy="7" r="5.500" fill="none" stroke="currentColor" strokeWidth="1.600" strokeDasharray="2.400 2" />,
  },
  small: {
    color: 'var(--warn)',
    drawing: <circle cx="7" cy="7" r="5.500" fill="none" stroke="currentColor" strokeWidth="1.600" strokeDasharray="2.400 2" />,
  },
  ask: {
    color: 'var(--ink)',
    drawing: (
      <>
        <circle cx="7" cy="7" r="6" fill="currentColor" />
        <path
          d="M5.200 5.600c0-1.100.8-1.800 1.800-1.800s1.800.6 1.800 1.600c0 1.300-1.800 1.400-1.800 2.700M7 9.700v1"
          stroke="var(--paper)"
          strokeWidth="1.300"
          fill="none"
        />
      </>
    ),
  },
  hand: {
    color: 'var(--ink)',
    drawing: <circle cx="7" cy="7" r="5.500" fill="none" stroke="currentColor" strokeWidth="1.400" />,
  },
  fine: { color: 'var(--ink-2)', drawing: <circle cx="7" cy="7" r="2" fill="currentColor" /> },
  watch: {
    color: 'var(--warn)',
    drawing: <path d="M7 1.800L12.200 7 7 12.200 1.800 7z" fill="none" stroke="currentColor" strokeWidth="1.800" />,
  },
  weak: {
    color: 'var(--poor)',
    drawing: (
      <>
        <path d="M7 1.200l6.200 11.300H.800z" fill="currentColor" />
        <path d="M7 5v4m0 1.300v1.200" stroke="var(--paper)" strokeWidth="1.500" />
      </>
    ),
  },
  run: {
    color: 'var(--accent)',
    drawing: (
      <circle
        cx="7"
        cy="7"
        r="5.500"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.800"
        strokeDasharray="21 14"
        transform="rotate(-90 7 7)"
      />
    ),
  },
};

/** A status by its shape; the word stands beside it. */
export function StatusIcon({ shape }: { shape: StatusShape }) {
  const { color, drawing } = shapes[shape];
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" style={{ color }} aria-hidden="true">
      {drawing}
    </svg>
  );
}
