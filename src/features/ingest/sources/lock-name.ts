/** The lock that whoever runs a source has. */
export function lockNameOf(source: string): string {
  return `ingest ${source}`;
}
