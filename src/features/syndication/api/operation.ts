import type { z } from 'zod';
import type { KeyScope } from '@/features/accounts/keys/schema';

type Parameters = z.ZodObject;

/** One thing that can be asked of the API: all that is known of it before anybody asks. */
export type Operation<
  Path extends Parameters = Parameters,
  Query extends Parameters = Parameters,
  Output extends z.ZodType = z.ZodType,
> = {
  /** By which programs that are made from the document call it. */
  id: string;
  method: 'get' | 'post';
  /** Below the site's address: "/api/v1/papers/{key}". */
  path: `/api/v1/${string}`;
  /** An address that asks for something that a new Broadsheet has. */
  example: `/api/v1/${string}`;
  group: string;
  title: string;
  /** Markdown: paragraphs and code between backticks. */
  about: string;
  pathInput: Path;
  queryInput: Query;
  output: Output;
  /** What a key has to be for; null where anybody may ask. */
  scope: KeyScope | null;
  /** Why there may be nothing at such an address; null where there always is something. */
  missing: string | null;
  /** Where an address may have been given up for another. */
  moves?: boolean;
};

type Given<Path extends Parameters, Query extends Parameters, Output extends z.ZodType> = Omit<
  Operation<Path, Query, Output>,
  'method' | 'scope' | 'missing'
> &
  Partial<Pick<Operation, 'scope' | 'missing'>>;

/** Something that is only read. */
export function readOperation<Path extends Parameters, Query extends Parameters, Output extends z.ZodType>(
  given: Given<Path, Query, Output>,
): Operation<Path, Query, Output> {
  return { scope: null, missing: null, ...given, method: 'get' };
}

/** Of no parameters nothing, rather than what has no others. */
type Read<Given extends Parameters> =
  z.output<Given> extends Record<string, never> ? unknown : z.output<Given>;

/** What a program gives, after it was read. */
export type InputOf<Asked> =
  Asked extends Operation<infer Path, infer Query> ? Read<Path> & Read<Query> : never;

export type OutputOf<Asked> =
  Asked extends Operation<Parameters, Parameters, infer Output> ? z.output<Output> : never;
