/** A place in the list by date of publication. */
export type Place = { publishedAt: Date; id: number };

export function formatPlace({ publishedAt, id }: Place): string {
  return Buffer.from(`${publishedAt.toISOString()}/${id}`).toString('base64url');
}

/** The place that a cursor of ours names, or null. */
export function parsePlace(cursor: string): Place | null {
  const [, at = '', id] =
    /^(\d{4}-[\dT:.-]+Z)\/(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const publishedAt = new Date(at);
  return Number.isNaN(publishedAt.getTime()) ? null : { publishedAt, id: Number(id) };
}
