import type { ComponentProps } from 'react';
import { Icon, type IconName } from './icon';

type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  icon: IconName;
  /** What it does, for those who do not see the picture. */
  label: string;
  filled?: boolean;
};

/** A borderless button of one pictogram, 44 px square. */
export function IconButton({ icon, label, filled, className = '', ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`grid size-11 place-items-center text-soft hover:text-ink ${className}`}
      {...props}
    >
      <Icon name={icon} filled={filled} className="size-[1.15rem]" />
    </button>
  );
}
