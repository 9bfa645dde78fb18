import type { FigurePart } from '../format/value';

/** A large figure with its units set smaller. */
export function Figure({ parts, className }: { parts: readonly FigurePart[]; className: string }) {
  return <p className={className}>{parts.map(({ text, small }) => (small ? <small key={text}>{text}</small> : text))}</p>;
}
