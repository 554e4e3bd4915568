import * as l10n from '@vscode/l10n';

/** Texts for what Node says when no answer came; `{host}` may be all that is known. First fitting row decides. */
const TEXTS: readonly (readonly [code: RegExp, text: (host: string, code: string) => string])[] = [
  [/^ECONNREFUSED$/, (host) => l10n.t('{0} refused the connection.', host)],
  [
    /^ENOTFOUND$|^EAI_/,
    (host) => l10n.t('The name {0} could not be resolved: there is no network, or no such region.', host),
  ],
  [/^ECONNRESET$|^EPIPE$|^UND_ERR_SOCKET$/, (host) => l10n.t('{0} closed the connection without an answer.', host)],
  [/^ETIMEDOUT$|^ESOCKETTIMEDOUT$|^TimeoutError$/, (host) => l10n.t('{0} did not answer in time.', host)],
  [/^EHOSTUNREACH$|^ENETUNREACH$|^ENETDOWN$|^EADDRNOTAVAIL$/, (host) => l10n.t('There is no route to {0}.', host)],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|^EPROTO$|^ERR_SSL|^ERR_TLS/,
    (host, code) => l10n.t('No secure connection to {0}: {1}.', host, code),
  ],
];

/** One sentence naming the endpoint when `error`, or a cause of it, is a failure of the network; undefined otherwise. */
export function toNetworkText(error: unknown, host: string | undefined): string | undefined {
  for (const cause of toCauses(error)) {
    const codes = [Reflect.get(cause, 'code'), cause.name].filter((code) => typeof code === 'string');
    for (const code of codes) {
      const text = TEXTS.find(([pattern]) => pattern.test(code))?.[1];
      if (text !== undefined) return text(toHost(cause, host), code);
    }
  }
  return undefined;
}

function toHost(error: Error, host: string | undefined): string {
  const named: unknown = Reflect.get(error, 'hostname') ?? Reflect.get(error, 'address');
  return host ?? (typeof named === 'string' ? named : l10n.t('the endpoint'));
}

function toCauses(error: unknown): readonly Error[] {
  const causes: Error[] = [];
  for (let at = error; at instanceof Error && causes.length < 8; at = at.cause) causes.push(at);
  return causes;
}
