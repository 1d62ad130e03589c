import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseEnv } from '@/lib/env';
import { readDirectives } from './support/nginx-directives';

const read = (file: string) => readFileSync(file, 'utf8');

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
    expect(read('src/features/accounts/caller.ts')).toContain("get('x-forwarded-for')");
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
      if (line.trim()) expect(/^\t*/.exec(line)?.[0].length, line).toBe(depth);
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
