import { describe, expect, it } from 'vitest';
import { SITE, useInternet } from './testing';

const open = useInternet();
const ONE = { ...SITE, connections: 1, minimumIntervalMs: 3_000 };

/** A signal, and what it is aborted with. */
function stopper() {
  const controller = new AbortController();
  const reason = new Error('the run was stopped');
  return { signal: controller.signal, reason, stop: () => controller.abort(reason) };
}

describe('a signal', () => {
  it('that is aborted before asks nothing', async () => {
    const { server, fetchFrom } = await open({ '/': {} });
    const { signal, reason, stop } = stopper();
    stop();
    await expect(fetchFrom(ONE, { url: server.url('/'), signal })).rejects.toBe(reason);
    expect(server.requests).toHaveLength(0);
  });

  it('stops waiting for an answer, and closes the connection', async () => {
    const { server, fetchFrom } = await open({ '/': { fault: 'slow first byte' } });
    const { signal, reason, stop } = stopper();
    const asked = fetchFrom(ONE, { url: server.url('/'), signal });
    await server.received(1);
    stop();
    await expect(asked).rejects.toBe(reason);
    await server.quiet();
  });

  it('stops reading a body, and closes the connection', async () => {
    const { server, clock, fetchFrom } = await open({ '/': { fault: 'stalled body' } });
    const { signal, reason, stop } = stopper();
    const answer = await fetchFrom(ONE, { url: server.url('/'), signal });
    if (answer.state !== 'fetched') throw new Error(answer.state);
    const reading = (async () => {
      for await (const _ of answer.body);
    })();
    await clock.waitingFor(30_000);
    stop();
    await expect(reading).rejects.toBe(reason);
    await server.quiet();
  });

  it('closes the connection of a body that nobody reads', async () => {
    const { server, fetchFrom } = await open({ '/': { fault: 'endless body' } });
    const { signal, reason, stop } = stopper();
    const answer = await fetchFrom(ONE, { url: server.url('/'), signal });
    stop();
    await server.quiet();
    if (answer.state !== 'fetched') throw new Error(answer.state);
    const reading = (async () => {
      for await (const _ of answer.body);
    })();
    await expect(reading).rejects.toBe(reason);
  });

  it('stops waiting for a host to be found', async () => {
    const { clock, fetchFrom } = await open({}, { surroundings: { resolve: () => new Promise(() => {}) } });
    const { signal, reason, stop } = stopper();
    const asked = fetchFrom(ONE, { url: 'http://papers.example/', signal });
    await clock.waitingFor(60_000);
    stop();
    await expect(asked).rejects.toBe(reason);
  });

  it('stops waiting in line, between requests and between attempts, and the others go on', async () => {
    const { server, clock, fetchFrom, fetchText } = await open({
      '/slow': [{ fault: 'slow first byte' }, { body: 'ok' }],
      '/broken': { fault: 'unavailable' },
    });
    const slow = stopper();
    const first = fetchFrom(ONE, { url: server.url('/slow'), signal: slow.signal });
    await server.received(1);
    const inLine = stopper();
    const second = fetchFrom(ONE, { url: server.url('/slow'), signal: inLine.signal });
    inLine.stop();
    await expect(second).rejects.toBe(inLine.reason);
    clock.isHeld = true;
    slow.stop();
    await expect(first).rejects.toBe(slow.reason);
    const atGate = stopper();
    const third = fetchFrom(ONE, { url: server.url('/slow'), signal: atGate.signal });
    await clock.waitingFor(3_000);
    atGate.stop();
    await expect(third).rejects.toBe(atGate.reason);
    clock.pass(3_000);
    const between = stopper();
    const fourth = fetchFrom(ONE, { url: server.url('/broken'), signal: between.signal });
    await clock.waitingFor(1_000);
    between.stop();
    await expect(fourth).rejects.toBe(between.reason);
    clock.pass(3_000);
    expect(await fetchText(ONE, { url: server.url('/slow') })).toMatchObject({ text: 'ok' });
  });
});
