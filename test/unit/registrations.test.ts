import { expect, it, vi } from 'vitest';
import { Emitter } from '../../src/core/emitter.ts';
import { registerContent } from '../../src/platform/registrations.ts';

interface Provider {
  readonly onDidChange: (listener: (uri: unknown) => void) => unknown;
  readonly provideTextDocumentContent: (uri: unknown, token: unknown) => Promise<string>;
}

const registered = vi.hoisted(() => ({ providers: [] as unknown[] }));

vi.mock('vscode', async () => {
  const { Emitter: EventEmitter } = await import('../../src/core/emitter.ts');
  const nothing = { dispose: () => {} };
  return {
    EventEmitter,
    Disposable: { from: () => nothing },
    workspace: {
      onDidOpenTextDocument: () => nothing,
      registerTextDocumentContentProvider: (_scheme: string, provider: unknown) => {
        registered.providers.push(provider);
        return nothing;
      },
    },
  };
});

it('asks again for a provider of documents that could not be loaded, and hears each change once', async () => {
  const changed = new Emitter<never>();
  const real = { onDidChange: changed.event, provideTextDocumentContent: () => 'text' };
  let loads = 0;
  registerContent('some', async () => {
    loads += 1;
    if (loads === 1) throw new Error('the file is locked');
    return real;
  });
  const [provider] = registered.providers as readonly Provider[];
  await expect(provider?.provideTextDocumentContent('a', 'token')).rejects.toThrow('locked');
  expect(await provider?.provideTextDocumentContent('a', 'token')).toBe('text');
  expect(await provider?.provideTextDocumentContent('b', 'token')).toBe('text');
  const heard: unknown[] = [];
  provider?.onDidChange((uri) => heard.push(uri));
  changed.fire('a' as never);
  expect(heard).toEqual(['a']);
});
