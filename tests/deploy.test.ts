import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseEnv, VARIABLE_NAMES } from '@/lib/env';
import { readDirectives } from './support/nginx-directives';
import { readUnit } from './support/systemd-unit';

/** No engine runs here: what can be read off the files is. */
const read = (file: string) => readFileSync(file, 'utf8');
const { scripts, engines } = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  engines: { node: string };
};
/** Made by the branch that makes the worker. */
const isScript = (name: string) => name in scripts || name === 'worker';

describe('the image', () => {
  const file = DockerfileParser.parse(read('Dockerfile'));
  const stages: { name: string; from: string; steps: Instruction[] }[] = [];
  for (const instruction of file.getInstructions()) {
    if (instruction.getKeyword() === 'FROM') {
      const [from = '', , name = ''] = argumentsOf(instruction);
      stages.push({ name, from, steps: [] });
    } else stages.at(-1)?.steps.push(instruction);
  }
  const last = stages.at(-1);
  const ignored = ignoredBy(read('.dockerignore'));

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
    expect(named.every(isScript)).toBe(true);
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

describe('compose.yaml', () => {
  type Service = {
    image: string;
    build?: { context: string; args: Record<string, string> };
    command?: string[];
    environment: Record<string, string>;
    volumes: string[];
    ports?: string[];
    healthcheck?: { test?: string[] };
    depends_on?: Record<string, { condition: string }>;
    stop_grace_period?: string;
  };
  const text = read('compose.yaml');
  const compose = parse(text, { strict: true, merge: true }) as {
    services: Record<'database' | 'app' | 'worker', Service>;
    volumes: Record<string, unknown>;
  };
  const { database, app, worker } = compose.services;

  it('has the app, its worker and a Postgres that is waited for', () => {
    expect(Object.keys(compose.services)).toEqual(['database', 'app', 'worker']);
    expect(database.image).toMatch(/^postgres:17\b/);
    expect(database.healthcheck?.test?.join(' ')).toContain('pg_isready');
    expect(app.depends_on?.database?.condition).toBe('service_healthy');
    expect(worker.depends_on?.app?.condition).toBe('service_healthy');
    expect([worker.image, existsSync('Dockerfile')]).toEqual([app.image, true]);
  });

  it('runs npm scripts that there are', () => {
    expect(worker.command?.slice(0, 2)).toEqual(['npm', 'run']);
    expect(isScript(worker.command?.[2] ?? '')).toBe(true);
  });

  it('keeps what must be kept in volumes', () => {
    const named = [database, app, worker].flatMap(({ volumes }) => volumes.map((each) => each.split(':')));
    for (const [volume = '', folder] of named) {
      expect(Object.keys(compose.volumes)).toContain(volume);
      if (volume === 'data') expect(folder).toBe(app.environment.DATA_DIR);
    }
  });

  it('sets nothing that Broadsheet does not know, and what it sets is right', () => {
    for (const service of [app, worker]) {
      const given = filled(service.environment);
      expect(Object.keys(given).filter((name) => !VARIABLE_NAMES.includes(name))).toEqual([]);
      const settings = parseEnv(given);
      const { username, password, hostname, pathname } = new URL(settings.DATABASE_URL ?? '');
      const postgres = filled(database.environment);
      expect([username, password, pathname]).toEqual([
        postgres.POSTGRES_USER,
        postgres.POSTGRES_PASSWORD,
        `/${postgres.POSTGRES_DB}`,
      ]);
      expect(Object.keys(compose.services)).toContain(hostname);
    }
    expect(app.ports).toEqual([`127.0.0.1:3000:${app.environment.PORT}`]);
    const asked = [...text.matchAll(/\$\{([A-Z_]+)/g)].map((match) => match[1] ?? '');
    expect(asked.filter((name) => ![...VARIABLE_NAMES, 'POSTGRES_PASSWORD'].includes(name))).toEqual([]);
    for (const name of Object.keys(app.build?.args ?? {}))
      expect(read('Dockerfile')).toContain(`ARG ${name}=`);
  });

  it('waits longer for the end than Broadsheet does', () => {
    for (const { stop_grace_period } of [app, worker]) {
      expect(Number.parseInt(stop_grace_period ?? '', 10)).toBeGreaterThan(parseEnv({}).SHUTDOWN_SECONDS);
    }
  });

  /** As compose fills in what is written so. */
  function filled(environment: Record<string, string>): Record<string, string> {
    const entries = Object.entries(environment);
    return Object.fromEntries(
      entries.map(([name, value]) => [name, value.replace(/\$\{\w+[^}]*\}/g, 'given')]),
    );
  }
});

describe.each(['broadsheet', 'broadsheet-worker'])('deploy/%s.service', (name) => {
  const { Service, Unit } = readUnit(read(`deploy/${name}.service`));

  it('runs an npm script that there is, as somebody who is not root', () => {
    const [, script] =
      /^\/usr\/bin\/npm (?:run )?([\w-]+)(?: --silent)?$/.exec(Service?.ExecStart?.[0] ?? '') ?? [];
    expect(isScript(script ?? '')).toBe(true);
    expect(Service?.User).toEqual(['broadsheet']);
    expect(Unit?.After?.join(' ')).toMatch(/network-online\.target|broadsheet\.service/);
  });

  it('sets nothing that Broadsheet does not know, and writes only where it may', () => {
    const given = Object.fromEntries(
      (Service?.Environment ?? []).flatMap((line) => line.split(' ')).map((pair) => pair.split('=', 2)),
    );
    const names = Object.keys(given).filter((each) => !each.startsWith('npm_config_'));
    expect(names.filter((each) => !VARIABLE_NAMES.includes(each))).toEqual([]);
    expect(parseEnv(given).DATA_DIR).toBe(path.posix.join('/var/lib', Service?.StateDirectory?.[0] ?? ''));
    expect(Service?.ProtectSystem).toEqual(['strict']);
    expect(Service?.NoNewPrivileges).toEqual(['yes']);
    expect(Service?.CapabilityBoundingSet).toEqual(['']);
  });

  it('is asked to end in order, and given the time', () => {
    expect(Service?.KillMode).toEqual(['mixed']);
    expect(Number(Service?.TimeoutStopSec?.[0])).toBeGreaterThan(parseEnv({}).SHUTDOWN_SECONDS + 30);
  });
});

describe('deploy/nginx.conf', () => {
  const directives = readDirectives(read('deploy/nginx.conf'));
  const valuesOf = (name: string) =>
    directives.filter((each) => each.name === name).map((each) => each.values.join(' '));

  it('keeps what is for anybody, by the words that the app says it with', () => {
    expect(valuesOf('proxy_no_cache')).toEqual(['$cookie_plain $http_authorization $broadsheet_personal']);
    expect(valuesOf('proxy_cache_bypass')).toEqual(['$cookie_plain $http_authorization']);
    expect(read('src/features/accounts/schema.ts')).toContain("PLAIN_COOKIE = 'plain'");
    const rules = directives.filter(({ context }) => context.startsWith('map $upstream_http_cache_control'));
    const isPersonal = (header: string) => {
      const [rule] = rules.filter(
        ({ name }) => name !== 'default' && new RegExp(name.replace(/^~\*?/, ''), 'i').test(header),
      );
      return (rule ?? rules.find(({ name }) => name === 'default'))?.values[0] === '1';
    };
    for (const header of ['s-maxage=60', 'public, max-age=60', 'public, max-age=31536000, immutable']) {
      expect(isPersonal(header), header).toBe(false);
    }
    for (const header of [
      '',
      'private, no-store',
      'no-store',
      'private, no-cache, no-store, max-age=0, must-revalidate',
      'private, max-age=60',
    ]) {
      expect(isPersonal(header), header).toBe(true);
    }
  });

  it('does not ignore what tells answers apart, or that one sets a cookie', () => {
    expect(valuesOf('proxy_ignore_headers')).toEqual(['Cache-Control Expires']);
  });

  it('says who asks, and under which id, in the headers that the app reads', () => {
    expect(valuesOf('proxy_set_header')).toEqual(
      expect.arrayContaining(['X-Forwarded-For $remote_addr', 'X-Request-Id $request_id', 'Host $http_host']),
    );
    expect(read('src/cli/start/request-news.mjs')).toContain("headers['x-request-id']");
    expect(read('src/features/accounts/viewer.ts')).toContain("get('x-forwarded-for')");
  });

  it('fits the limits that the app has by default', () => {
    const { INGEST_MAX_BYTES, KEEP_ALIVE_SECONDS, REQUEST_SECONDS, PORT } = parseEnv({});
    expect(valuesOf('client_max_body_size')).toEqual([`${INGEST_MAX_BYTES / 2 ** 20}m`]);
    expect(Number.parseInt(valuesOf('keepalive_timeout')[0] ?? '', 10)).toBeLessThan(KEEP_ALIVE_SECONDS);
    expect(valuesOf('client_body_timeout')).toEqual([`${REQUEST_SECONDS}s`]);
    expect(
      directives.find(({ name, context }) => name === 'server' && context === 'upstream broadsheet')?.values,
    ).toEqual([`127.0.0.1:${PORT}`]);
  });

  it('logs neither addresses nor what is looked for, and keeps the metrics inside', () => {
    const format = valuesOf('log_format')[0] ?? '';
    expect(format).not.toMatch(/remote_addr|http_|\$request\b|request_uri|args|cookie|user/);
    expect(valuesOf('access_log')[0]).toMatch(/ broadsheet$/);
    expect(directives.find(({ context }) => context.endsWith('location = /metrics'))).toMatchObject({
      name: 'return',
      values: ['404'],
    });
  });
});

describe('deploy/Caddyfile', () => {
  const text = read('deploy/Caddyfile');

  it('closes what it opens', () => {
    let depth = 0;
    for (const line of text.split('\n').map((each) => each.replace(/(^|\s)#.*/, ''))) {
      if (/^\s*\}/.test(line)) depth -= 1;
      expect(depth).toBeGreaterThanOrEqual(0);
      expect(line.match(/^\t*/)?.[0].length, line).toBe(line.trim() ? depth : 0);
      if (/\{$/.test(line)) depth += 1;
    }
    expect(depth).toBe(0);
  });

  it('keeps nothing of a reader, and says who asks in the headers that the app reads', () => {
    expect(text).toContain('not header_regexp Cookie (^|;\\s*)plain=');
    expect(text).toContain('header_up X-Forwarded-For {remote_host}');
    expect(text).toContain('header_up X-Request-Id {http.request.uuid}');
    expect(text).toContain('respond /metrics 404');
    expect(Number(/keepalive (\d+)s/.exec(text)?.[1])).toBeLessThan(parseEnv({}).KEEP_ALIVE_SECONDS);
    expect(text).toContain(`reverse_proxy 127.0.0.1:${parseEnv({}).PORT} {`);
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

/** Of .dockerignore what ours uses: `*`, `!path`, `path`, `**​/name`; the last that matches decides. */
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
