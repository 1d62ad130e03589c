/** A folded front page: masthead, one lead story, columns. The same drawing as app/icon.svg. */
export function Logo({ className = 'size-6' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={`shrink-0 ${className}`}>
      <path d="M4 3h24v26H4z" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M8 7.5h16v4H8z" fill="currentColor" />
      <path d="M8 15h9v10H8z" className="fill-accent" />
      <path d="M20 15.75h4M20 20h4M20 24.25h4" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  );
}
