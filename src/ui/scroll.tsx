import type { ReactNode } from 'react';

/** A box that scrolls sideways (or down) when its content is wider; it takes the focus, so that arrow keys reach all of it. */
export function Scroll({ label, className = '', children }: { label: string; className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must take the focus to be scrolled by keyboard (WCAG 2.1.1)
    <section className={`scroll ${className}`} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
