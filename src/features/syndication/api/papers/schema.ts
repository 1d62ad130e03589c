import { z } from 'zod';
import { DATE_PRECISIONS, LINK_KINDS } from '@/features/papers/schema';

export const day = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d$/)
  .meta({ description: 'A day in UTC.' });
export const instant = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  .meta({ format: 'date-time' });
export const count = z.int().nonnegative();

/** A paper: the same wherever the API tells of one. */
export const paper = z
  .object({
    key: z.string().meta({ description: 'Its name in addresses: the arXiv id where it has one.' }),
    url: z.url().meta({ description: 'Its page here.' }),
    arxivId: z.string().nullable(),
    arxivVersion: z.int().positive().nullable(),
    doi: z.string().nullable(),
    title: z.string().meta({ description: 'Plain text, mathematics written out in Unicode.' }),
    titleTex: z.string().meta({ description: 'The same with mathematics as TeX between `$`.' }),
    abstract: z.string().nullable().meta({ description: 'Plain text; a blank line separates paragraphs.' }),
    abstractTex: z.string().nullable(),
    summary: z
      .object({ text: z.string(), by: z.string().nullable() })
      .nullable()
      .meta({ description: 'Text by anybody but the authors, and by whom.' }),
    authors: z.array(z.string()),
    organization: z.string().nullable(),
    categories: z.array(z.string()).meta({ description: 'arXiv’s, the primary one first.' }),
    topics: z.array(z.object({ slug: z.string(), name: z.string() })),
    keywords: z.array(z.string()),
    comment: z.string().nullable(),
    journalRef: z.string().nullable(),
    publishedAt: z
      .string()
      .nullable()
      .meta({ description: 'As much of it as is known: `2024`, `2024-06`, `2024-06-18` or an instant.' }),
    publishedPrecision: z.enum(DATE_PRECISIONS),
    updatedAt: instant.nullable(),
    withdrawnAt: instant.nullable(),
    removedAt: instant.nullable().meta({ description: 'When its source said that it has it no more.' }),
    editionDays: z.array(day).meta({ description: 'The days it was featured, first to last.' }),
    links: z.array(z.object({ kind: z.enum(LINK_KINDS), url: z.string(), stars: count.nullable() })),
    thumbnailUrl: z.string().nullable(),
    votes: count.meta({ description: 'Here and at its source.' }),
    comments: count,
    starsGained: count.meta({ description: 'By its code, in seven days.' }),
    score: z.number().meta({ description: 'What trending is ordered by.' }),
    changedAt: instant,
  })
  .meta({ id: 'Paper' });
export type ApiPaper = z.output<typeof paper>;

export const next = z
  .string()
  .nullable()
  .meta({ description: 'Give it as `cursor` for what follows; null where nothing does. Also in `Link`.' });

export const paperList = z.object({ items: z.array(paper), next }).meta({ id: 'Papers' });
export const pagedPapers = z
  .object({ items: z.array(paper), next, total: count })
  .meta({ id: 'PapersOfTotal' });

export const relatedPapers = z
  .object({
    items: z.array(
      z.object({
        paper,
        value: z.number().meta({ description: 'How near it is: what the shared words add up to.' }),
        shared: z.array(z.object({ label: z.string(), value: z.number() })),
        same: z.array(z.string()).meta({ description: 'Keys of its near-duplicates.' }),
      }),
    ),
  })
  .meta({ id: 'RelatedPapers' });
