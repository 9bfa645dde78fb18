import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';

/** A box that scrolls sideways (or down) when its content is wider; it takes the focus, so that arrow keys reach all of it. An edge behind
 * which there is more fades. */
export function Scroll({ label, className = '', children }: { label: string; className?: string; children: ReactNode }) {
  const box = useRef<HTMLElement>(null);
  const [more, setMore] = useState('');
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => {
      const left = element.scrollLeft > 1;
      const right = element.scrollLeft < element.scrollWidth - element.clientWidth - 1;
      setMore([...(left ? ['left'] : []), ...(right ? ['right'] : [])].join(' '));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must take the focus to be scrolled by keyboard (WCAG 2.1.1)
    <section ref={box} className={`scroll ${className}`} aria-label={label} tabIndex={0} data-more={more || undefined}>
      {children}
    </section>
  );
}
