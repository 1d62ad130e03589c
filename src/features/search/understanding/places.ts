import { shown } from '../language/fields';
import type { Hint } from '../language/tree';

/** Whether a form stands on its own: in "MLP-Mixer" the abbreviation is part of a name. */
export function standsAlone(text: string, { start, end }: { start: number; end: number }): boolean {
  return !/[-_]$/.test(text.slice(0, start)) && !/^[-_]/.test(text.slice(end));
}

/** What to say of a topic that is not there. */
export function unknownTopic(text: string, name: string): Hint {
  const start = Math.max(text.indexOf(name), 0);
  return {
    start,
    end: Math.min(start + name.length, text.length),
    message: `There is no topic \`${shown(name)}\`.`,
    replacement: null,
  };
}
