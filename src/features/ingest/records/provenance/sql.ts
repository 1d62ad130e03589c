import 'server-only';
import { z } from 'zod';
import { Prisma, type Transaction } from '@/lib/db';
import { jsonText } from '../json-text';

/** Of two records of one source about one paper, the newer is kept; `held` names the table. */
export const KEEP_NEWER_RECORD = Prisma.sql`
  ON CONFLICT (paper_id, source) DO UPDATE SET as_of = EXCLUDED.as_of, record = EXCLUDED.record
  WHERE held.as_of IS NULL OR EXCLUDED.as_of >= held.as_of
`;

/** Those of these digests whose records were taken in before; digests are hexadecimal text. */
export async function listSeenDigests(tx: Transaction, digests: string[]): Promise<string[]> {
  const rows = await tx.$queryRaw`
    SELECT encode(digest, 'hex') AS digest
    FROM ingest_digests
    WHERE digest IN (SELECT decode(wanted, 'hex') FROM unnest(${digests}::text[]) AS wanted)
  `;
  return z
    .array(z.object({ digest: z.string() }))
    .parse(rows)
    .map(({ digest }) => digest);
}

/** Remembers records as taken in. */
export async function addDigests(
  tx: Transaction,
  rows: { paper_id: number; digest: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO ingest_digests (digest, paper_id)
    SELECT decode(seen.digest, 'hex'), seen.paper_id
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS seen (digest text, paper_id int)
    ON CONFLICT DO NOTHING
  `;
}

/** Keeps what sources said: the newest record of each source. A paper and source at most once a call. */
export async function keepSourceRecords(
  tx: Transaction,
  said: { paperId: number; source: string; asOf: Date | null; record: unknown }[],
): Promise<void> {
  if (said.length === 0) return;
  const records = said.map(({ paperId, asOf, source, record }) => ({
    paper_id: paperId,
    as_of: asOf,
    source,
    record,
  }));
  await tx.$executeRaw`
    INSERT INTO source_records AS held (paper_id, source, as_of, record)
    SELECT said.paper_id, said.source, said.as_of, said.record
    FROM jsonb_to_recordset(${jsonText(records)}::jsonb)
      AS said (paper_id int, source text, as_of timestamptz, record jsonb)
    ${KEEP_NEWER_RECORD}
  `;
}
