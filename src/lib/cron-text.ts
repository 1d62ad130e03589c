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
    const [, from, to = from] = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(part) ?? [];
    const numbers = [Number(from), Number(to)] as const;
    return numbers[0] >= least && numbers[1] <= most && (to === from || numbers[0] < numbers[1]);
  });
}
