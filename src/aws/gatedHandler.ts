import type { NodeHttpHandler } from '@smithy/node-http-handler';
import type { CallGate } from './callGate.ts';

type Handle = NodeHttpHandler['handle'];

/** What a call passes to `client.send`; the SDK hands it on to the request handler. */
export interface SendOptions {
  readonly abortSignal: AbortSignal;
  readonly gate: CallGate;
}

export type GatedHandler = ReturnType<typeof createGatedHandler>;

/**
 * The SDK's request handler with every attempt passing through its call's gate. Shared by all clients: one socket pool.
 * The connection timeout is in milliseconds.
 */
export function createGatedHandler(connectionTimeout: number) {
  let inner: NodeHttpHandler | undefined;
  const load = async () => {
    const { NodeHttpHandler } = await import('@smithy/node-http-handler');
    inner ??= new NodeHttpHandler({ connectionTimeout });
    return inner;
  };
  return {
    async handle(request: Parameters<Handle>[0], options?: Partial<SendOptions>): ReturnType<Handle> {
      await options?.gate?.beforeAttempt(request);
      const answer = await (await load()).handle(request, { abortSignal: options?.abortSignal });
      options?.gate?.afterAttempt(answer.response.statusCode);
      return answer;
    },

    // Part of the SDK's contract for handlers; there is nothing to configure from outside.
    updateHttpClientConfig(): void {},
    httpHandlerConfigs: () => ({}),

    /** Closes idle connections. */
    async dispose(): Promise<void> {
      inner?.destroy();
      inner = undefined;
    },
  };
}
