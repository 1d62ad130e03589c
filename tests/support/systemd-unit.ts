/** By section, then by name: every value, in order. */
export type Unit = Record<string, Record<string, string[]>>;

/** Reads a unit of systemd, and throws where a line is none of it. */
export function readUnit(text: string): Unit {
  const unit: Unit = {};
  let section = '';
  for (const line of text.split('\n').filter((each) => each.trim() && !each.startsWith('#'))) {
    const [, heading] = /^\[(\w+)\]$/.exec(line) ?? [];
    const [, name = '', value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (heading) {
      section = heading;
      unit[section] ??= {};
    } else if (name && section)
      (unit[section] as Record<string, string[]>)[name] = [...(unit[section]?.[name] ?? []), value];
    else throw new Error(`not of a unit: ${line}`);
  }
  return unit;
}
