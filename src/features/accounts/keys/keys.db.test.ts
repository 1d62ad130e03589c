import { describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db';
import { useTestDatabase } from '../../../../tests/support/test-database';
import { createKey, noteKeyUse, revokeKey } from './mutations';
import { listKeys } from './queries';
import { requireKey } from './require-key';
import { KEY_DAYS, type KeyScope, keyForm } from './schema';

useTestDatabase();

const TOKEN = 'the-token-of-the-settings';
vi.stubEnv('INGEST_TOKEN', TOKEN);

const asking = (key: string | null, scheme = 'Bearer') =>
  new Request('http://127.0.0.1/api/ingest', {
    headers: key === null ? {} : { Authorization: `${scheme} ${key}` },
  });
const make = (scopes: KeyScope[], days: number | null = null) =>
  createKey({ name: 'nightly', scopes, days }, null);
const refused = (code: string, message: string) => ({ code, message: expect.stringContaining(message) });

describe('a key', () => {
  it('opens what it is for', async () => {
    const { id, key } = await make(['ingest']);
    expect(await requireKey(asking(key), 'ingest')).toEqual({ id, name: 'nightly' });
    expect(await requireKey(asking(key, 'bearer'), 'ingest')).toEqual({ id, name: 'nightly' });
    await expect(requireKey(asking(key), 'admin')).rejects.toMatchObject(
      refused('forbidden', 'is for ingest, not for admin'),
    );
  });

  it('for administration opens everything', async () => {
    const { key } = await make(['admin']);
    await requireKey(asking(key), 'admin');
    await requireKey(asking(key), 'ingest');
  });

  it('may be the INGEST_TOKEN of the settings, for ingest only', async () => {
    expect(await requireKey(asking(TOKEN), 'ingest')).toEqual({ id: null, name: 'INGEST_TOKEN' });
    await expect(requireKey(asking(TOKEN), 'admin')).rejects.toMatchObject(
      refused('unauthenticated', 'There is no such key'),
    );
  });

  it('is asked for where there is none, or another', async () => {
    await make(['ingest']);
    for (const request of [asking(null), asking('', 'Bearer'), asking(TOKEN, 'Basic')]) {
      await expect(requireKey(request, 'ingest')).rejects.toMatchObject(
        refused('unauthenticated', 'the ingest token, or a key with the scope ingest'),
      );
    }
    for (const key of ['x', `${TOKEN}x`, 'bsk_', 'ключ'.replace(/./g, 'k')]) {
      await expect(requireKey(asking(key), 'ingest')).rejects.toMatchObject(
        refused('unauthenticated', 'There is no such key'),
      );
    }
  });

  it('is of no use once it is revoked, which happens once', async () => {
    const { id, key } = await make(['ingest']);
    await revokeKey(id);
    await expect(requireKey(asking(key), 'ingest')).rejects.toMatchObject(
      refused('unauthenticated', 'is revoked'),
    );
    const [before] = await listKeys();
    await revokeKey(id);
    expect(await listKeys()).toEqual([before]);
    await expect(revokeKey(id + 1)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is of no use once it has expired', async () => {
    const { id, key } = await make(['ingest'], 1);
    await requireKey(asking(key), 'ingest');
    await db.apiKey.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
    await expect(requireKey(asking(key), 'ingest')).rejects.toMatchObject(
      refused('unauthenticated', 'is expired'),
    );
  });

  it('is kept as a hash, with its beginning to know it by', async () => {
    const { key } = await make(['ingest']);
    const [line] = await listKeys();
    expect(line).toMatchObject({ name: 'nightly', prefix: key.slice(0, 10), state: 'good', createdBy: null });
    const row = await db.apiKey.findFirstOrThrow();
    expect(JSON.stringify(row)).not.toContain(key.slice(10));
    expect(Buffer.from(row.hash)).toHaveLength(32);
  });

  it('remembers its last use to the minute', async () => {
    const { id, key } = await make(['ingest']);
    const lastUse = async () => (await db.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt;
    await requireKey(asking(key), 'ingest');
    const first = await lastUse();
    expect(first).toBeInstanceOf(Date);
    await requireKey(asking(key), 'ingest');
    await noteKeyUse(id, new Date(Date.now() - 60_000));
    expect(await lastUse()).toEqual(first);
    await db.apiKey.update({ where: { id }, data: { lastUsedAt: new Date(Date.now() - 61_000) } });
    await requireKey(asking(key), 'ingest');
    expect((await lastUse())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Infinity);
  });

  it('is listed before those that are of no use any more', async () => {
    const [old] = [await make(['ingest']), await make(['admin'])];
    await revokeKey((await make(['ingest'])).id);
    expect((await listKeys()).map(({ state }) => state)).toEqual(['good', 'good', 'revoked']);
    expect((await listKeys()).at(1)?.id).toBe(old.id);
  });
});

describe('the form of a key', () => {
  it('is a box for each scope, and days or none', () => {
    expect(keyForm.parse({ name: ' nightly ', days: '', 'scope-ingest': 'on' })).toEqual({
      name: 'nightly',
      scopes: ['ingest'],
      days: null,
    });
    expect(keyForm.parse({ name: 'n', days: '30', 'scope-ingest': 'on', 'scope-admin': 'on' })).toMatchObject(
      {
        scopes: ['ingest', 'admin'],
        days: 30,
      },
    );
  });

  it('says what is lacking', () => {
    const messageOf = (given: object) => keyForm.safeParse(given).error?.issues[0]?.message;
    expect(messageOf({ name: ' ', 'scope-ingest': 'on' })).toBe('Give the key a name.');
    expect(messageOf({ name: 'n' })).toBe('Say what the key is for.');
    for (const days of ['0', '1.5', 'many', String(KEY_DAYS.max + 1)]) {
      expect(messageOf({ name: 'n', days, 'scope-ingest': 'on' }), days).toMatch(/^Days are a whole number/);
    }
  });
});
