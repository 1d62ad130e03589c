/** How long the texts and names within a value are together, in UTF-16 code units: about what it takes to hold it. */
export function textLength(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value))
    return value.reduce<number>((sum, member) => sum + textLength(member), value.length);
  let length = 0;
  for (const [name, member] of Object.entries(value)) length += name.length + textLength(member);
  return length;
}
