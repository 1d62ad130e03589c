import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { localAddress, parseEnv, secretsOf, VARIABLE_NAMES } from './env';

describe('env', () => {
  it('needs nothing', () => {
    expect(parseEnv({})).toMatchObject({
      DATA_DIR: '.data',
      INGEST_MAX_BYTES: 268_435_456,
      SAMPLE: true,
      TRUST_PROXY: false,
      SITE_URL: 'http://127.0.0.1:3000',
    });
  });

  it('takes an empty value as unset', () => {
    expect(parseEnv({ PORT: '', SITE_NAME: '  ', DATABASE_URL: '' })).toEqual(parseEnv({}));
  });

  it('reads sizes with and without a unit', () => {
    const size = (text: string) => parseEnv({ INGEST_MAX_BYTES: text }).INGEST_MAX_BYTES;
    expect([size('1000'), size('256MB'), size('2 gb'), size('1kb')]).toEqual([1000, 2 ** 28, 2 ** 31, 1024]);
    expect(() => size('-1')).toThrow('INGEST_MAX_BYTES must be a number of bytes');
    expect(() => size('lots')).toThrow('such as 1048576 or 256MB, but is "lots"');
  });

  it('names every wrong variable at once, and what is wrong with it', () => {
    const wrong = { PORT: '99999', SAMPLE: 'maybe', SITE_URL: 'papers.example.org', DATABASE_POOL: '0.5' };
    expect(() => parseEnv(wrong)).toThrow(
      [
        '4 settings are wrong (in the environment or in .env; .env.example describes each):',
        '  DATABASE_POOL must be a whole number from 1 to 1000, but is "0.5"',
        '  PORT must be a whole number from 0 to 65535, but is "99999"',
        '  SITE_URL must be a web address such as https://papers.example.org, but is "papers.example.org"',
        '  SAMPLE must be on or off, but is "maybe"',
      ].join('\n'),
    );
  });

  it('never prints a secret', () => {
    const secrets = {
      DATABASE_URL: 'mysql://root:hunter2@db/x',
      AUTH_SECRET: 'hunter2',
      INGEST_TOKEN: 'hunter 2',
    };
    expect(() => parseEnv(secrets)).toThrow(/^3 settings are wrong(?!.*hunter)/s);
  });

  it('takes the public address without its path and its closing slash', () => {
    expect(parseEnv({ SITE_URL: 'https://Papers.example.org/' }).SITE_URL).toBe('https://papers.example.org');
    expect(() => parseEnv({ SITE_URL: 'https://example.org/papers' })).toThrow(
      'SITE_URL must not have a path',
    );
  });

  it('finds itself from the same machine, whatever it listens on', () => {
    expect(localAddress('0.0.0.0', 3000)).toBe('http://localhost:3000');
    expect(localAddress('::1', 8080)).toBe('http://[::1]:8080');
    expect(parseEnv({ HOST: '::', PORT: '80' }).SITE_URL).toBe('http://localhost');
  });

  it('tells other servers how to reach the operator', () => {
    const contact = (source: Record<string, string>) => parseEnv(source).FETCH_CONTACT;
    expect(contact({})).toBeNull();
    expect(contact({ SITE_URL: 'https://papers.example.org' })).toBe('https://papers.example.org');
    expect(contact({ FETCH_CONTACT: 'ops@example.org' })).toBe('mailto:ops@example.org');
    expect(contact({ FETCH_CONTACT: 'https://example.org/about' })).toBe('https://example.org/about');
    for (const wrong of [
      'me',
      'me@here',
      'a b@example.org',
      'ops@example.org)',
      'https://a:b@example.org',
      'é@e.fr',
    ]) {
      expect(() => contact({ FETCH_CONTACT: wrong })).toThrow('FETCH_CONTACT must be an e-mail');
    }
  });

  it('takes servers inside that may be asked, by their origins', () => {
    const origins = (text: string) => parseEnv({ FETCH_PRIVATE_ORIGINS: text }).FETCH_PRIVATE_ORIGINS;
    expect(parseEnv({}).FETCH_PRIVATE_ORIGINS).toEqual([]);
    expect(origins('http://127.0.0.1:8080, HTTPS://Mirror.lan/')).toEqual([
      'http://127.0.0.1:8080',
      'https://mirror.lan',
    ]);
    for (const wrong of [
      '127.0.0.1',
      'ftp://mirror.lan',
      'http://a:b@mirror.lan',
      'http://mirror.lan/papers',
      '*',
    ]) {
      expect(() => origins(`http://ok.lan, ${wrong}`)).toThrow('FETCH_PRIVATE_ORIGINS must be web addresses');
    }
  });

  it('takes what to follow on arXiv, and where the sources answer', () => {
    const categories = (text: string) => parseEnv({ ARXIV_CATEGORIES: text }).ARXIV_CATEGORIES;
    expect(parseEnv({}).ARXIV_CATEGORIES).toContain('cs.CL');
    expect(categories('cs.CL, hep-th cond-mat.mes-hall,cs.CL')).toEqual([
      'cs.CL',
      'hep-th',
      'cond-mat.mes-hall',
    ]);
    for (const wrong of [',', 'cs.CL;cs.LG', 'CS', '../cs', 'cs.']) {
      expect(() => categories(wrong)).toThrow('ARXIV_CATEGORIES must be codes of arXiv such as cs.CL');
    }
    expect(parseEnv({ ARXIV_OAI_URL: 'http://mirror.lan/oai/' }).ARXIV_OAI_URL).toBe('http://mirror.lan/oai');
    expect(() => parseEnv({ HUGGINGFACE_URL: 'huggingface.co' })).toThrow(
      'HUGGINGFACE_URL must be a web address such as https://huggingface.co, but is "huggingface.co"',
    );
    expect(() => parseEnv({ ARXIV_API_URL: 'https://a.org/?x=1' })).toThrow(
      'ARXIV_API_URL must not have a query',
    );
  });

  it('listens for metrics nowhere, or where it is reached itself, unless told otherwise', () => {
    expect(parseEnv({ HOST: '0.0.0.0' })).toMatchObject({ METRICS_PORT: 0, METRICS_HOST: '0.0.0.0' });
    expect(parseEnv({ HOST: '::', METRICS_HOST: '127.0.0.1' }).METRICS_HOST).toBe('127.0.0.1');
    expect(() => parseEnv({ METRICS_TOKEN: 'short' })).toThrow(
      /^(?!.*short).*METRICS_TOKEN must have at least 16/s,
    );
    expect(() => parseEnv({ LOG_LEVEL: 'loud' })).toThrow(
      'LOG_LEVEL must be one of silent, fatal, error, warn, info',
    );
  });

  it('knows what no line may show, passwords in addresses among it', () => {
    const source = {
      DATABASE_URL: 'postgresql://me:a%2Fb@db/x',
      AUTH_SECRET: 'long',
      PORT: '80',
      METRICS_TOKEN: ' ',
    };
    expect(secretsOf({ DATABASE_URL: 'postgres://me:%zz@db/x' })).toEqual([
      'postgres://me:%zz@db/x',
      '%zz',
      '%zz',
    ]);
    expect(secretsOf(source)).toEqual(['postgresql://me:a%2Fb@db/x', 'a%2Fb', 'a/b', 'long']);
  });

  it('is described to the operator, with its default, variable by variable', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const shown = Object.fromEntries(
      [...example.matchAll(/^# ?([A-Z_]+)=(.+)$/gm)].map(([, name = '', value = '']) => [name, value]),
    );
    const bare: Record<string, unknown> = parseEnv({});
    // Made from others where they are not set, or none: what is shown is an example.
    const examples = ['SITE_URL', 'FETCH_CONTACT', 'FETCH_PRIVATE_ORIGINS', 'MAIL_FROM', 'SMTP_TLS'];
    const defaults = Object.entries(shown).filter(
      ([name]) => bare[name] !== undefined && !examples.includes(name),
    );
    expect(defaults.length).toBeGreaterThan(40);
    expect(parseEnv(Object.fromEntries(defaults))).toEqual(bare);
  });

  it('is described to the operator, variable by variable', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const described = [...example.matchAll(/^# ?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);
    expect(described).toEqual(VARIABLE_NAMES);
  });
});
