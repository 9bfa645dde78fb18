import { type ReactNode, useCallback, useEffect, useId, useRef, useState } from 'react';

type Props = { label: string; button: ReactNode; className?: string; title?: string; children: (close: () => void) => ReactNode };

/** A button with a panel that hangs from it: Escape or a click outside closes it and gives the focus back. The panel is the browser's own. */
export function Popover({ label, button, className = 'button', title, children }: Props) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  const place = useCallback(() => {
    const from = opener.current?.getBoundingClientRect();
    const box = panel.current;
    if (!from || !box) return;
    const left = Math.max(8, Math.min(from.left, window.innerWidth - box.offsetWidth - 8));
    const top = Math.max(8, Math.min(from.bottom + 4, window.innerHeight - box.offsetHeight - 8));
    box.style.left = `${left}px`;
    box.style.top = `${top}px`;
  }, []);

  // The page may scroll under the panel, and its content may arrive after it opened.
  useEffect(() => {
    const box = panel.current;
    if (!open || !box) return undefined;
    const growth = new ResizeObserver(place);
    growth.observe(box);
    window.addEventListener('resize', place);
    window.addEventListener('scroll', place, { capture: true, passive: true });
    return () => {
      growth.disconnect();
      window.removeEventListener('resize', place);
      window.removeEventListener('scroll', place, { capture: true });
    };
  }, [open, place]);

  const close = (): void => panel.current?.hidePopover();
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={className}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={title}
      >
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        className="popover"
        onToggle={(event) => {
          const shown = event.nativeEvent instanceof ToggleEvent && event.nativeEvent.newState === 'open';
          setOpen(shown);
          if (shown) {
            // Its content is drawn first, then it is known how wide it is.
            requestAnimationFrame(() => {
              place();
              panel.current?.querySelector<HTMLElement>('[autofocus], button, input, select')?.focus();
            });
          }
        }}
      >
        {open ? children(close) : null}
      </div>
    </>
  );
}
