import type { ComponentProps, MouseEvent } from 'react';
import { navigate } from '../store/navigation';

/** A link within the app: a plain click changes the page without loading it again, anything else is the browser's. */
export function Link({ href, onClick, ...rest }: ComponentProps<'a'> & { href: string }) {
  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(href);
    if (!href.includes('#')) window.scrollTo(0, 0);
  }
  return <a href={href} onClick={follow} {...rest} />;
}
