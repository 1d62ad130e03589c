import type { ComponentProps } from 'react';

/** A labelled one-line input; the label is always there, though it may be for screen readers only. */
export function Field({
  label,
  labelHidden = false,
  className = '',
  ...props
}: ComponentProps<'input'> & { label: string; labelHidden?: boolean }) {
  return (
    <label className="block min-w-0 flex-1 text-sm">
      <span className={labelHidden ? 'sr-only' : 'mb-1 block text-soft'}>{label}</span>
      <input
        className={`min-h-11 w-full min-w-0 rounded border border-edge bg-raised px-3 text-base text-ink ${className}`}
        {...props}
      />
    </label>
  );
}
