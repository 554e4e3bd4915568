import { describe, expect, it } from 'vitest';
import { type CallGuards, type CallHandlers, Channel } from '../../../src/core/messages/channel.ts';
import { isNothing, isNumber, isShape, isText } from '../../../src/core/messages/guards.ts';

type Questions = {
  double: { params: { readonly number: number }; result: number };
  wait: { params: null; result: string };
};
type Answers = { news: { params: string; result: null } };

const QUESTIONS: CallGuards<Questions> = {
  double: { params: isShape({ number: isNumber }), result: isNumber },
  wait: { params: isNothing, result: isText },
};
const ANSWERS: CallGuards<Answers> = { news: { params: isText, result: isNothing } };

/** Two channels whose messages go through JSON, as a webview's do. */
function connect(handlers: Partial<CallHandlers<Questions>>) {
  const logged: string[] = [];
  const news: string[] = [];
  const sent: unknown[] = [];
  const page: Channel<Questions, Answers> = new Channel<Questions, Answers>({
    sent: QUESTIONS,
    received: ANSWERS,
    handlers: {
      news: (text) => {
        news.push(text);
        return null;
      },
    },
    post: (message) => {
      sent.push(message);
      void host.receive(JSON.parse(JSON.stringify(message)));
    },
    log: (text) => logged.push(`page: ${text}`),
  });
  const host: Channel<Answers, Questions> = new Channel<Answers, Questions>({
    sent: ANSWERS,
    received: QUESTIONS,
    handlers: { double: ({ number }) => number * 2, wait: () => new Promise<string>(() => {}), ...handlers },
    post: (message) => void page.receive(JSON.parse(JSON.stringify(message))),
    log: (text) => logged.push(`host: ${text}`),
  });
  return { page, host, logged, news, sent };
}

describe('a channel', () => {
  it('answers a call', async () => {
    const { page } = connect({});
    await expect(
      Promise.all([page.call('double', { number: 4 }), page.call('double', { number: 5 })]),
    ).resolves.toEqual([8, 10]);
  });

  it('answers with the message of a handler that throws', async () => {
    const { page, logged } = connect({
      double: () => {
        throw new Error('not today');
      },
    });
    await expect(page.call('double', { number: 4 })).rejects.toThrow('not today');
    expect(logged).toEqual(['host: double: not today']);
  });

  it('refuses an answer of another shape than promised', async () => {
    const { page, host } = connect({ wait: () => new Promise<string>(() => {}) });
    const call = page.call('wait', null);
    await page.receive({ reply: 1, result: 7 });
    await expect(call).rejects.toThrow('unknown shape');
    host.dispose();
  });

  it('ignores and logs what it does not know', async () => {
    const { host, logged } = connect({});
    const strange = [
      'text',
      7,
      null,
      {},
      { call: 'unknown', id: 1 },
      { call: 'toString', id: 2 },
      { call: 'double', id: 3, params: { number: 'four' } },
    ];
    for (const message of strange) await host.receive(message);
    expect(logged).toHaveLength(strange.length);
    expect(logged.every((text) => text.startsWith('host: ignored a message of an unknown shape'))).toBe(true);
  });

  it('never logs what a message carries', async () => {
    const { host, logged } = connect({});
    await host.receive({ call: 'double', params: { number: 'a secret' } });
    await host.receive('a secret');
    expect(logged.join()).not.toContain('a secret');
  });

  it('rejects every open call when it is disposed, and later ones at once', async () => {
    const { page } = connect({});
    const open = [page.call('wait', null), page.call('wait', null)];
    page.dispose();
    for (const call of open) await expect(call).rejects.toThrow('gone');
    await expect(page.call('wait', null)).rejects.toThrow('gone');
  });

  it('carries an abort to the handler and rejects the call', async () => {
    const aborted = Promise.withResolvers<void>();
    const { page } = connect({
      wait: (_params, signal) => {
        signal.addEventListener('abort', () => aborted.resolve());
        return new Promise<string>(() => {});
      },
    });
    const controller = new AbortController();
    const call = page.call('wait', null, controller.signal);
    controller.abort();
    await expect(call).rejects.toThrow('aborted');
    await aborted.promise;
  });

  it('sends nothing for a call whose signal has already aborted', async () => {
    const { page, sent } = connect({});
    await expect(page.call('wait', null, AbortSignal.abort())).rejects.toThrow();
    expect(sent).toEqual([]);
  });

  it('aborts what is running when the answering end is disposed', async () => {
    const aborted = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const { page, host } = connect({
      wait: (_params, signal) => {
        signal.addEventListener('abort', () => aborted.resolve());
        started.resolve();
        return new Promise<string>(() => {});
      },
    });
    const call = page.call('wait', null).catch(() => 'rejected');
    await started.promise;
    host.dispose();
    await aborted.promise;
    page.dispose();
    await expect(call).resolves.toBe('rejected');
  });

  it('tells without waiting for an answer', () => {
    const { host, news } = connect({});
    host.tell('news', 'Enabled');
    expect(news).toEqual(['Enabled']);
    host.dispose();
    host.tell('news', 'too late');
    expect(news).toEqual(['Enabled']);
  });
});
