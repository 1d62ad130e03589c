import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseEnv, VARIABLE_NAMES } from '@/lib/env';
import manifest from '../package.json' with { type: 'json' };

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
  const text = readFileSync('compose.yaml', 'utf8');
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
    expect(manifest.scripts).toHaveProperty([worker.command?.[2] ?? '']);
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
      expect(readFileSync('Dockerfile', 'utf8')).toContain(`ARG ${name}=`);
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
