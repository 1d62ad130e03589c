import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseEnv, VARIABLE_NAMES } from '@/lib/env';
import manifest from '../package.json' with { type: 'json' };
import { readUnit } from './support/systemd-unit';

describe.each(['broadsheet', 'broadsheet-worker'])('deploy/%s.service', (name) => {
  const { Service, Unit } = readUnit(readFileSync(`deploy/${name}.service`, 'utf8'));

  it('runs an npm script that there is, as somebody who is not root', () => {
    const [, script] =
      /^\/usr\/bin\/npm (?:run )?([\w-]+)(?: --silent)?$/.exec(Service?.ExecStart?.[0] ?? '') ?? [];
    expect(manifest.scripts).toHaveProperty([script ?? '']);
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
