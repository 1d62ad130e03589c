const shared = globalThis as { broadsheetParts?: Map<string, unknown> };

/**
 * One of a kind for the whole process, by its name: made by whoever asks first. The app has several copies of a module,
 * one for what runs at a start and others for pages and routes; without this each would keep, and load, its own. In
 * development each copy has its own indeed, or a change of the code would not be seen.
 */
export function ofProcess<Value>(name: string, make: () => Value): Value {
  if (process.env.NODE_ENV === 'development') return make();
  shared.broadsheetParts ??= new Map();
  const parts = shared.broadsheetParts;
  if (!parts.has(name)) parts.set(name, make());
  return parts.get(name) as Value;
}
