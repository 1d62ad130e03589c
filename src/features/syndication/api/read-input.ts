import type { z } from 'zod';
import { AppError } from '@/lib/errors';
import { decodePath } from '@/lib/path-segment';
import type { InputOf, Operation } from './operation';

/** The parts of an address that Next found in its path: one, or several where it may have slashes. */
export type PathParts = Record<string, string | string[] | undefined>;

type Wrong = { in: 'path' | 'query'; name: string; message: string };

/**
 * What a request gives to an operation. What is not understood is refused, also a parameter that there is none of: left
 * out in silence, it would look as if it had had an effect.
 * @throws AppError invalid, with `errors` naming each
 */
export function readInput<Asked extends Operation>(
  operation: Asked,
  parts: PathParts | undefined,
  search: URLSearchParams,
): InputOf<Asked> {
  const path = operation.pathInput.safeParse(pathOf(parts ?? {}));
  const query = operation.queryInput.safeParse(Object.fromEntries(search));
  const wrong = [
    ...(path.error?.issues ?? []).map((issue) => wrongOf('path', issue)),
    ...repeated(search),
    ...(query.error?.issues ?? []).map((issue) => wrongOf('query', issue)),
  ];
  const [first] = wrong;
  if (first) throw new AppError('invalid', `${first.name}: ${first.message}`, { errors: wrong });
  return { ...path.data, ...query.data } as InputOf<Asked>;
}

function pathOf(parts: PathParts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part = '']) => {
      const text = Array.isArray(part) ? part.join('/') : part;
      // A per cent sign that nothing follows is the text's own: it has been decoded before.
      return [name, decodePath(text) ?? text];
    }),
  );
}

function repeated(search: URLSearchParams): Wrong[] {
  const names = [...search.keys()].filter((name, at, all) => all.indexOf(name) !== at);
  return [...new Set(names)].map((name) => ({ in: 'query', name, message: 'is there more than once' }));
}

function wrongOf(where: Wrong['in'], issue: z.core.$ZodIssue): Wrong {
  if (issue.code === 'unrecognized_keys') {
    return { in: where, name: issue.keys[0] ?? '', message: 'is no parameter here' };
  }
  return { in: where, name: String(issue.path[0]), message: issue.message };
}
