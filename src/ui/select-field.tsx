import type { ComponentProps } from 'react';

type SelectFieldProps = ComponentProps<'select'> & {
  label: string;
  options: readonly { value: string | number; label: string }[];
};

/** A labelled choice of one among several. */
export function SelectField({ label, options, className = '', ...props }: SelectFieldProps) {
  return (
    <label className="block min-w-0 text-sm">
      <span className="mb-1 block text-soft">{label}</span>
      <select
        className={`min-h-11 w-full min-w-0 rounded border border-edge bg-raised px-3 text-base text-ink ${className}`}
        {...props}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
