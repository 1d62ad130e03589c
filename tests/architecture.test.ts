import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

/** The rules of the layout, read off the import lines. There is no allowlist: a new edge is a change to this file. */
const SOURCE = path.resolve('src');

/** Which features may import which (docs/decisions/002-layout-by-feature.md). No cycles: the order below is a topological one. */
const FEATURE_GRAPH: Record<string, string[]> = {
  accounts: [],
  database: [],
  queue: ['accounts'],
  topics: ['accounts'],
  papers: ['topics'],
  search: ['papers', 'topics'],
  editions: ['papers', 'topics'],
  upvotes: ['accounts', 'papers'],
  bookmarks: ['accounts', 'papers', 'search'],
  reads: ['accounts', 'papers'],
  ingest: ['accounts', 'papers', 'topics', 'editions', 'search'],
  digests: ['accounts', 'papers', 'editions', 'search', 'topics'],
  syndication: ['accounts', 'topics', 'papers', 'search', 'editions', 'ingest'],
  metrics: ['papers'],
  exports: ['papers', 'ingest'],
};

const LAYERS: Record<string, string[]> = {
  app: ['features', 'ui', 'lib'],
  features: ['features', 'ui', 'lib'],
  ui: ['lib'],
  lib: [],
  cli: ['features', 'lib'],
};

/** File names that hide what is inside. */
const REFUSED = /^(index|utils?|helpers?|services?|hooks?|types?|constants?)\.tsx?$/;
const DATABASE_FILES = /\/(queries|mutations|sql)\.ts$/;
const MAX_LINES = 300;

type Source = { file: string; text: string; imports: string[]; valueImports: string[] };

const sources: Source[] = (readdirSync(SOURCE, { recursive: true }) as string[])
  .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith('generated'))
  .map((file) => {
    const text = readFileSync(path.join(SOURCE, file), 'utf8');
    const statements = [...text.matchAll(/^(import|export)\b([^;]*?)from\s+'([^']+)'/gms)];
    const bare = [...text.matchAll(/^import\s+'([^']+)'/gm), ...text.matchAll(/\bimport\('([^']+)'\)/g)].map(
      (match) => match[1] ?? '',
    );
    const isType = (clause: string) => /^\s*type\b/.test(clause);
    return {
      file: file.replaceAll(path.sep, '/'),
      text,
      imports: [...statements.map((match) => match[3] ?? ''), ...bare],
      valueImports: [
        ...statements.filter((match) => !isType(match[2] ?? '')).map((match) => match[3] ?? ''),
        ...bare,
      ],
    };
  });

const code = sources.filter(({ file }) => !/\.test\.tsx?$/.test(file) && !file.endsWith('/testing.ts'));
const layerOf = (file: string) => file.split('/')[0] ?? '';
const featureOf = (file: string) => (layerOf(file) === 'features' ? file.split('/')[1] : undefined);
/** `@/features/papers/queries` → `features/papers/queries`; null for packages and neighbours. */
const ownPath = (specifier: string) => (specifier.startsWith('@/') ? specifier.slice(2) : null);

/** What a function waits for before anything else; empty where it waits for nothing. */
const afterFirstAwait = (text: string) => text.split(/\bawait\s+/)[1] ?? '';

/** Each breach as "file: what is wrong", so that a failing test names them all. */
function breaches(find: (source: Source) => string[], among = code): string[] {
  return among.flatMap((source) => find(source).map((wrong) => `${source.file}: ${wrong}`));
}

describe('the layout', () => {
  it('has only layers that the handbook names', () => {
    const known = [...Object.keys(LAYERS), 'generated', 'instrumentation.ts', 'proxy.ts'];
    expect(readdirSync(SOURCE).filter((entry) => !known.includes(entry))).toEqual([]);
  });

  it('lets imports run one way: app → features → ui → lib, cli → features and lib', () => {
    const found = breaches(({ file, imports }) => {
      const layer = layerOf(file);
      const allowed = LAYERS[layer] ?? ['features', 'lib'];
      return imports.filter((specifier) => {
        const target = ownPath(specifier);
        return target && ![...allowed, layer, 'generated'].includes(layerOf(target));
      });
    });
    expect(found).toEqual([]);
  });

  it('lets features meet only along the graph, which has no cycles', () => {
    const found = breaches(({ file, imports }) => {
      const feature = featureOf(file);
      if (!feature) return [];
      const allowed = [...(FEATURE_GRAPH[feature] ?? []), feature];
      return imports.filter((specifier) => {
        const target = featureOf(ownPath(specifier) ?? '');
        return target && !allowed.includes(target);
      });
    });
    expect(found).toEqual([]);
    const order = Object.keys(FEATURE_GRAPH);
    for (const [feature, targets] of Object.entries(FEATURE_GRAPH)) {
      for (const target of targets) expect(order.indexOf(target)).toBeLessThan(order.indexOf(feature));
    }
  });

  it('imports across folders by @/ and within a feature by its neighbours', () => {
    const found = breaches(({ file, imports }) => {
      const feature = featureOf(file);
      return imports.filter((specifier) => {
        const own = ownPath(specifier);
        if (own && feature) return featureOf(own) === feature;
        if (!specifier.startsWith('.')) return false;
        const target = path.posix.join(path.posix.dirname(file), specifier);
        return feature
          ? featureOf(target) !== feature
          : layerOf(target) !== layerOf(file) && !target.startsWith('..');
      });
    });
    expect(found).toEqual([]);
  });

  it('reaches the database only from queries, mutations and sql', () => {
    const found = breaches(({ file, valueImports }) => {
      if (DATABASE_FILES.test(file) || layerOf(file) === 'lib') return [];
      // The composition root of better-auth, and commands, which close what they opened.
      if (file === 'features/accounts/auth.ts' || layerOf(file) === 'cli') return [];
      return valueImports.filter((specifier) => specifier === '@/lib/db');
    });
    expect(found).toEqual([]);
  });

  it('asks other servers only through lib/fetching', () => {
    const found = breaches(({ file, text, valueImports }) => {
      if (file.startsWith('lib/fetching/') || layerOf(file) === 'cli') return [];
      const modules = valueImports.filter((each) => /^(node:)?(https?|http2|undici)$/.test(each));
      return /(?<![.\w])fetch\((?!\s*[`'"]\/)/.test(text) ? [...modules, 'fetch'] : modules;
    });
    expect(found).toEqual([]);
  });

  it('writes raw SQL only in sql.ts, and never the unsafe kind', () => {
    const raw = breaches(({ file, text }) =>
      !file.endsWith('/sql.ts') &&
      /\$(queryRaw|executeRaw)|(readRows|readPlanned|readAtLeisure)`|Prisma\.(sql|raw|join)\b/.test(text)
        ? ['raw SQL']
        : [],
    );
    const unsafe = breaches(({ text }) => (/\$(queryRaw|executeRaw)Unsafe/.test(text) ? ['unsafe SQL'] : []));
    expect([...raw, ...unsafe]).toEqual([]);
  });

  it('keeps generated Prisma types out of what is seen', () => {
    const seen = ({ file }: Source) => /^(app|ui)\//.test(file) || file.includes('/components/');
    const found = breaches((source) =>
      seen(source)
        ? source.imports.filter((each) => each.startsWith('@/generated') || each === '@/lib/db')
        : [],
    );
    expect(found).toEqual([]);
  });

  it('marks what touches the database, cookies or secrets as server-only', () => {
    const touches = /^(@\/lib\/(db|env)|next\/headers|\.\/(sql|queries|mutations))$/;
    const found = breaches(({ file, text, valueImports }) => {
      if (/^(app|cli)\//.test(file) || file.startsWith('instrumentation')) return [];
      const exempt = /^(import 'server-only'|'use server')/.test(
        text.replace(/^(\/\*\*[\s\S]*?\*\/\s*|\/\/.*\n)*/, ''),
      );
      return !exempt && valueImports.some((specifier) => touches.test(specifier))
        ? ['lacks server-only']
        : [];
    });
    expect(found).toEqual([]);
  });

  it('has no barrels and no drawers', () => {
    const names = sources
      .filter(({ file }) => REFUSED.test(path.posix.basename(file)))
      .map(({ file }) => file);
    expect(names).toEqual([]);
  });

  it('holds in app only what Next names, and private parts', () => {
    const known =
      /(^|\/)(page|layout|route|error|global-error|not-found|globals)\.(tsx?|css)$|^app\/_parts\/[\w-]+\.tsx?$/;
    expect(
      code.filter(({ file }) => layerOf(file) === 'app' && !known.test(file)).map(({ file }) => file),
    ).toEqual([]);
  });

  it('never calls our own HTTP API from a page', () => {
    const found = breaches(({ file, text }) =>
      layerOf(file) === 'app' && /\bfetch\(\s*[`'"]\/api/.test(text) ? ['fetches /api'] : [],
    );
    expect(found).toEqual([]);
  });

  it('asks for an administrator first thing in every page and route below /admin', () => {
    const below = code.filter(({ file }) => /^app\/admin\/(.*\/)?(page|route)\.tsx?$/.test(file));
    expect(below.length).toBeGreaterThan(0);
    const found = breaches(({ text }) => {
      // Whatever Next may call: each ends where the next export begins.
      const entrances = text
        .split(/^(?=export )/m)
        .slice(1)
        .filter((part) => !/^export const (metadata|dynamic)\b/.test(part));
      if (entrances.length === 0) return ['exports nothing that Next calls'];
      return entrances
        .filter(
          (part) => !/^(requireAdministrator\(\)|requireKey\(request, 'admin'\))/.test(afterFirstAwait(part)),
        )
        .map(
          (part) =>
            `${part.split('\n')[0]}: the first thing it awaits is not requireAdministrator() or requireKey(request, 'admin')`,
        );
    }, below);
    expect(found).toEqual([]);
  });

  it('has a wrapper that asks who it is around every server action, or says that anybody may call it', () => {
    const found = breaches(({ text }) => {
      if (!/^'use server'/.test(text)) return [];
      const exported = [
        ...text.matchAll(/((?:^\/\*\*[^\n]*\*\/\n|^\/\*\*\n(?: \*[^\n]*\n)+)?)^export ([^\n]*)/gm),
      ];
      return exported
        .filter(([, comment, line]) => {
          const wrapped = /^const \w+ = (viewer|administrator|administratorForm)Action\(/.test(line ?? '');
          return !wrapped && !comment?.includes('Anybody may call it.');
        })
        .map(([, , line]) => line ?? '');
    });
    expect(found).toEqual([]);
  });

  it('splits a file before it has 300 lines, and keeps most far shorter', () => {
    const lengths = code.map(({ file, text }) => ({ file, lines: text.split('\n').length - 1 }));
    expect(lengths.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
    const sorted = lengths.map(({ lines }) => lines).sort((one, other) => one - other);
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(120);
  });

  it('keeps client components to leaves, under a quarter of all', () => {
    const components = code.filter(({ file }) => file.endsWith('.tsx'));
    const client = components.filter(({ text }) => /^'use client'/.test(text));
    expect(client.length / components.length).toBeLessThan(0.25);
    expect(
      breaches(({ valueImports }) => valueImports.filter((each) => /queries$/.test(each)), client),
    ).toEqual([]);
  });
});
