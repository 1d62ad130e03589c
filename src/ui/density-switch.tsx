'use client';
import { IconButton } from './icon-button';
import { preference } from './preference';

const density = preference('density', ['comfortable', 'compact']);

/** Sets lists close or with room. */
export function DensitySwitch() {
  const current = density.useValue();
  return (
    <IconButton
      icon={current}
      label="Compact list"
      aria-pressed={current === 'compact'}
      className="noscript:hidden print:hidden"
      onClick={density.advance}
    />
  );
}
