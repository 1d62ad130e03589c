import { existsSync, readFileSync } from 'node:fs';
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { describe, expect, it } from 'vitest';
import { parseEnv, VARIABLE_NAMES } from '@/lib/env';
import manifest from '../package.json' with { type: 'json' };

// No engine runs where these tests do: what can be read off the files is.
const { engines } = manifest;
const scripts: Record<string, string> = manifest.scripts;

describe('the image', () => {
  const file = DockerfileParser.parse(readFileSync('Dockerfile', 'utf8'));
  const stages: { name: string; from: string; steps: Instruction[] }[] = [];
  for (const instruction of file.getInstructions()) {
    if (instruction.getKeyword() === 'FROM') {
      const [from = '', , name = ''] = argumentsOf(instruction);
      stages.push({ name, from, steps: [] });
    } else stages.at(-1)?.steps.push(instruction);
  }
  const last = stages.at(-1);
  const ignored = ignoredBy(readFileSync('.dockerignore', 'utf8'));

  it('has stages with names, of one Node that fits and is pinned', () => {
    expect(stages.map(({ name }) => name)).toEqual(['build', 'run']);
    expect(new Set(stages.map(({ from }) => from)).size).toBe(1);
    const version = /^node:(\d+)-[a-z]+-slim$/.exec(last?.from ?? '')?.[1];
    expect(Number(version)).toBeGreaterThanOrEqual(Number.parseInt(engines.node.replace('>=', ''), 10));
  });

  it('copies what is in the repository and not ignored, or what an earlier stage has', () => {
    for (const { steps } of stages) {
      for (const step of steps.filter((each) => each.getKeyword() === 'COPY')) {
        const { from, sources } = copied(step);
        if (from) expect(stages.slice(0, -1).map(({ name }) => name)).toContain(from);
        for (const source of from ? [] : sources) {
          expect(existsSync(source), source).toBe(true);
          expect(ignored(source), `${source} is in .dockerignore`).toBe(false);
        }
      }
    }
  });

  it('has all that a build is made of, in both stages', () => {
    const needed = [
      'src',
      'public',
      'prisma',
      'package.json',
      'package-lock.json',
      'next.config.ts',
      'postcss.config.mjs',
    ];
    for (const { name, steps } of stages) {
      const all = steps
        .filter((each) => each.getKeyword() === 'COPY')
        .flatMap((step) => copied(step).sources);
      const own = all.map((source) => source.replace(/^\/app\//, ''));
      expect(own, name).toEqual(expect.arrayContaining(needed));
    }
  });

  it('leaves out secrets, data and what the checkout built', () => {
    for (const file of [
      '.env',
      '.data/secrets.json',
      'node_modules/next',
      '.next/BUILD_ID',
      '.git/config',
      'src/generated/prisma/client.ts',
      'src/lib/env.test.ts',
      'tests/deploy.test.ts',
    ]) {
      expect(ignored(file), file).toBe(true);
    }
    for (const file of ['src/lib/env.ts', 'public', 'prisma/schema.prisma'])
      expect(ignored(file), file).toBe(false);
  });

  it('runs no script that there is not', () => {
    const commands = stages.flatMap(({ steps }) => steps).filter((each) => each.getKeyword() === 'RUN');
    const text = commands.map((each) => each.getArgumentsContent()).join('\n');
    const named = [...text.matchAll(/npm (?:run )?(start|test|(?<=run )[\w:-]+)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(named).toEqual(['build']);
    expect(scripts).toHaveProperty('build');
    expect(text).toContain('npm ci --omit=dev');
  });

  it('is run by somebody who is not root, as npm start runs it, and says how it is', () => {
    const steps = last?.steps ?? [];
    const at = (keyword: string) => steps.findIndex((each) => each.getKeyword() === keyword);
    expect(argumentsOf(steps[at('USER')])).toEqual(['node']);
    expect(at('USER')).toBeLessThan(at('CMD'));
    expect(steps.slice(at('USER')).some((each) => each.getKeyword() === 'RUN')).toBe(false);
    expect(JSON.parse(steps[at('CMD')]?.getArgumentsContent() ?? '').join(' ')).toBe(scripts.start);
    const check = /CMD (\[.*\])$/.exec(steps[at('HEALTHCHECK')]?.getArgumentsContent() ?? '')?.[1] ?? '[]';
    const [program, script] = JSON.parse(check) as string[];
    expect([program, existsSync(script ?? '')]).toEqual(['node', true]);
  });

  it('sets nothing that Broadsheet does not know', () => {
    const steps = last?.steps.filter((each) => each.getKeyword() === 'ENV') ?? [];
    const given = Object.fromEntries(steps.flatMap(argumentsOf).map((pair) => pair.split('=', 2)));
    const known = [...VARIABLE_NAMES, 'NODE_ENV', 'NEXT_TELEMETRY_DISABLED'];
    expect(Object.keys(given).filter((name) => !known.includes(name))).toEqual([]);
    expect(parseEnv(given)).toMatchObject({ HOST: '0.0.0.0', DATA_DIR: '/data' });
    expect(argumentsOf(last?.steps.find((each) => each.getKeyword() === 'EXPOSE'))).toEqual([
      String(parseEnv({}).PORT),
    ]);
  });
});

function argumentsOf(instruction: Instruction | undefined): string[] {
  return instruction?.getArguments().map((each) => each.getValue()) ?? [];
}

function copied(step: Instruction): { from: string | null; sources: string[] } {
  const all = argumentsOf(step);
  const from = /--from=(\S+)/.exec(step.getTextContent())?.[1] ?? null;
  return { from, sources: all.filter((each) => !each.startsWith('--')).slice(0, -1) };
}

/** Of .dockerignore what ours uses: all, paths, and ends of names anywhere; the last rule that matches decides. */
function ignoredBy(text: string): (file: string) => boolean {
  const rules = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return (file) => {
    let ignored = false;
    for (const rule of rules) {
      const pattern = rule.replace(/^!/, '');
      const under = file === pattern || file.startsWith(`${pattern}/`);
      const anywhere = pattern.startsWith('**/*') && file.endsWith(pattern.slice(4));
      if (pattern === '*' || under || anywhere) ignored = !rule.startsWith('!');
    }
    return ignored;
  };
}
