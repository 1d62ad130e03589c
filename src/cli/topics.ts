import { parseArgs } from 'node:util';
import type { TopicChange } from '@/features/topics/editing/mutations';
import { AppError } from '@/lib/errors';
import { OperatorError } from '@/lib/operator-error';
import { runCommand, UsageError } from './command';
import { withDatabase } from './with-database';

const USAGE = `npm run topics -- learn                    learn from all papers what their abbreviations stand for
npm run topics -- list [--search TEXT]     list topics, most papers first
npm run topics -- show SLUG                a topic, how it is written, and by whose word
npm run topics -- add SLUG NAME            add a topic of yours
    [--form FORM]…                         and ways of writing it: "MLP", "multi-layer perceptron"
npm run topics -- add-form SLUG FORM       add a way of writing a topic
npm run topics -- remove-form SLUG FORM    remove one for good: learning does not add it again
npm run topics -- rename SLUG NAME         give a topic another name; its address stays
npm run topics -- merge FROM INTO          make two topics one; the address of FROM redirects

  --limit N      list so many topics (50)
  --json         print the result as one line of JSON, the last line of the output

Papers get and lose topics at once. What you change stays, whatever is learned later.
One word with two capitals (LoRA, fMRI) is an abbreviation, found as written; all else is found in any case.`;

const OPTIONS = {
  form: { type: 'string', multiple: true },
  search: { type: 'string' },
  limit: { type: 'string' },
  json: { type: 'boolean' },
} as const;

type Options = { forms: string[]; search: string; limit: number };
/** What a command found or did: as lines, and as it is. */
type Answer = { lines: string[]; result: object };
type Command = { words: string[]; run: (words: string[], options: Options) => Promise<Answer> };

const COMMANDS: Record<string, Command> = {
  learn: { words: [], run: runLearn },
  list: { words: [], run: runList },
  show: { words: ['SLUG'], run: runShow },
  add: {
    words: ['SLUG', 'NAME'],
    run: ([slug = '', name = ''], { forms }) =>
      runChange((mutations) => mutations.addTopic({ slug, name, forms }), 'added'),
  },
  'add-form': {
    words: ['SLUG', 'FORM'],
    run: ([slug = '', form = '']) => runChange((mutations) => mutations.addForm(slug, form), 'changed'),
  },
  'remove-form': {
    words: ['SLUG', 'FORM'],
    run: ([slug = '', form = '']) => runChange((mutations) => mutations.removeForm(slug, form), 'changed'),
  },
  rename: {
    words: ['SLUG', 'NAME'],
    run: ([slug = '', name = '']) => runChange((mutations) => mutations.renameTopic(slug, name), 'renamed'),
  },
  merge: {
    words: ['FROM', 'INTO'],
    run: ([from = '', into = '']) => runChange((mutations) => mutations.mergeTopics(from, into), 'merged'),
  },
};

runCommand(async (say) => {
  const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
  const [name = '', ...words] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new UsageError(name && `There is no command "${name}".`);
  if (words.length !== command.words.length) {
    const wanted = ['npm run topics --', name, ...command.words].join(' ');
    throw new UsageError(`Give ${wanted}; put a name of several words in quotes.`);
  }
  const options = { forms: values.form ?? [], search: values.search ?? '', limit: limitOf(values.limit) };

  await withDatabase({ command: 'topics', say }, async () => {
    const { seedTopics } = await import('@/features/topics/mutations');
    await seedTopics();
    const { lines, result } = await command.run(words, options);
    for (const line of lines) console.log(line);
    if (values.json) console.log(JSON.stringify(result));
  });
}, USAGE);

async function runLearn(): Promise<Answer> {
  const { learnTopics } = await import('@/features/topics/learning/mutations');
  const { papers, ...counts } = await learnTopics();
  const { definitions, senses, topics, created, retired } = counts;
  return {
    lines: [
      `${definitions} definitions, ${senses} senses, ${topics} topics: ${created} new, ${retired} retired; ` +
        `${papers.length} papers have other topics than before`,
    ],
    result: { ...counts, papers: papers.length },
  };
}

async function runList(_: string[], { search, limit }: Options): Promise<Answer> {
  const { listTopicLines } = await import('@/features/topics/editing/queries');
  const topics = await listTopicLines({ search, limit });
  const lines = topics.map(
    ({ slug, name, origin, papers }) =>
      `${String(papers).padStart(7)}  ${origin.padEnd(8)}  ${slug}  (${name})`,
  );
  return { lines: lines.length > 0 ? lines : ['No topic.'], result: { topics } };
}

async function runShow([slug = '']: string[]): Promise<Answer> {
  const { getTopicRecord } = await import('@/features/topics/editing/queries');
  const topic = await getTopicRecord(slug);
  if (!topic) throw new AppError('not_found', `There is no topic ${slug}.`);
  const { name, origin, paperCount, editedAt, aliases, forms, senses } = topic;
  return {
    lines: [
      `${topic.slug}  (${name}), ${origin}${editedAt ? `, edited ${editedAt.toISOString().slice(0, 10)}` : ''}`,
      `${paperCount} papers`,
      ...aliases.map((alias) => `was also ${alias.slug}`),
      ...forms.map(
        ({ form, kind, origin: by, removedAt }) =>
          `  ${kind.padEnd(12)}  ${form}  (${removedAt ? 'removed' : by})`,
      ),
      ...senses.map(
        ({ shortForm, papers, expansions }) =>
          `  ${papers} papers define ${shortForm}: ${expansions.join(' · ')}`,
      ),
    ],
    result: topic,
  };
}

type Mutations = typeof import('@/features/topics/editing/mutations');

async function runChange(run: (mutations: Mutations) => Promise<TopicChange>, done: string): Promise<Answer> {
  const { slug, papers } = await run(await import('@/features/topics/editing/mutations'));
  const result = { slug, papers: papers.length };
  return { lines: [`${slug} ${done}; ${papers.length} papers gained or lost it`], result };
}

function limitOf(text = '50'): number {
  const limit = Number(text);
  if (Number.isInteger(limit) && limit > 0) return limit;
  throw new OperatorError(`--limit must be a whole number above 0, not "${text}".`);
}
