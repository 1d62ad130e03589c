/** Minute, hour, day of the month, month, day of the week; 7 is Sunday too. */
const FIELDS = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12 },
  { least: 0, most: 7 },
] as const;

/** Whether `parseSchedule` takes a text, told without loading the queue: settings are read wherever anything runs. */
export function isCronText(text: string): boolean {
  const fields = text.trim().split(/\s+/);
  return (
    fields.length === FIELDS.length && FIELDS.every((range, place) => isField(fields[place] ?? '', range))
  );
}

function isField(field: string, { least, most }: { least: number; most: number }): boolean {
  return field.split(',').every((part) => {
    const [, step] = /^\*(?:\/(\d{1,2}))?$/.exec(part) ?? ['', null];
    if (step !== null) return step === undefined || Number(step) > 0;
    const [, first, last] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last ?? first)];
    // The queue takes no range of one.
    return from >= least && to <= most && (last === undefined || from < to);
  });
}
