import * as vscode from 'vscode';
import { AwsFailure } from '../core/failure.ts';
import type { MappingRef } from '../core/mapping/mappingRef.ts';
import { type CallHandlers, Channel } from '../core/messages/channel.ts';
import { DisposableStore } from '../platform/disposables.ts';
import { toWebviewHtml } from '../platform/webviewHtml.ts';
import { ChartFeed } from './chartFeed.ts';
import type { DetailsDeps } from './details.ts';
import { runErrand } from './errands.ts';
import { toFailureWords } from './failureWords.ts';
import { LogFeed } from './logFeed.ts';
import { OverviewFeed } from './overviewFeed.ts';
import { HOST_CALLS, type HostCalls, PAGE_CALLS, type PageCalls, type Start } from './protocol.ts';

/** One page about one mapping. What cannot be seen is not read. */
export class DetailsSession implements vscode.Disposable {
  readonly #deps: DetailsDeps;
  readonly #ref: MappingRef;
  readonly #panel: vscode.WebviewPanel;
  readonly #owned = new DisposableStore();
  readonly #channel: Channel<HostCalls, PageCalls>;
  readonly #overview: OverviewFeed;
  readonly #charts: ChartFeed;
  readonly #logs: LogFeed;
  #isReady = false;
  /** What was opened is read even if the window has no focus; it pauses when the window loses it. */
  #isAwake = true;
  #seen = { charts: false, logs: false };

  constructor(deps: DetailsDeps, ref: MappingRef, panel: vscode.WebviewPanel) {
    this.#deps = deps;
    this.#ref = ref;
    this.#panel = panel;
    this.#channel = this.#owned.add(
      new Channel<HostCalls, PageCalls>({
        sent: HOST_CALLS,
        received: PAGE_CALLS,
        handlers: this.#toHandlers(),
        post: (message) => void panel.webview.postMessage(message),
        log: (text) => deps.log.warn(`details: ${text}`),
      }),
    );
    this.#overview = this.#owned.add(
      new OverviewFeed(deps, ref, (state) => {
        this.#channel.tell('overview', state);
        this.#nameTab();
        this.#watch();
      }),
    );
    const mapping = () => this.#overview.mapping;
    this.#charts = this.#owned.add(new ChartFeed(deps, ref, mapping, (state) => this.#channel.tell('charts', state)));
    this.#logs = this.#owned.add(new LogFeed(deps, ref, this.#overview, (state) => this.#channel.tell('logs', state)));
    this.#owned.add(panel.webview.onDidReceiveMessage((message) => this.#channel.receive(message)));
    this.#owned.add(
      panel.onDidChangeViewState(() => {
        // A page that is hidden is gone; shown again, it asks for everything.
        if (!panel.visible) this.#isReady = false;
        this.#watch();
      }),
    );
    this.#owned.add(
      vscode.window.onDidChangeWindowState(({ focused }) => {
        this.#isAwake = focused;
        this.#watch();
      }),
    );
    this.#show();
  }

  dispose(): void {
    this.#owned.dispose();
  }

  #show(): void {
    const { webview } = this.#panel;
    const { extensionUri } = this.#deps;
    webview.options = { enableScripts: true, localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist')] };
    webview.html = toWebviewHtml(webview, extensionUri, {
      title: vscode.l10n.t('Event source mapping'),
      scripts: ['dist/details.js'],
      styles: ['dist/codicon.css', 'dist/details.css'],
    });
  }

  #toHandlers(): CallHandlers<PageCalls> {
    return {
      ready: () => this.#start(),
      setRange: (range) => {
        this.#charts.setRange(range);
        return null;
      },
      show: (seen) => {
        this.#seen = seen;
        this.#watch();
        return null;
      },
      setLogs: (wish) => {
        this.#logs.set(wish);
        return null;
      },
      run: async (errand) => {
        const refresh = () => this.#refresh();
        try {
          await runErrand(errand, { deps: this.#deps, ref: this.#ref, mapping: this.#overview.mapping, refresh });
        } catch (error) {
          if (AwsFailure.is(error, 'aborted')) return null;
          void vscode.window.showErrorMessage(toFailureWords(error, this.#ref.scope));
        }
        return null;
      },
      log: (text) => {
        this.#deps.log.warn(`details page: ${text}`);
        return null;
      },
    };
  }

  async #start(): Promise<Start> {
    await this.#overview.start();
    this.#isReady = true;
    this.#watch();
    const translations = vscode.l10n.bundle;
    const { scope, uuid } = this.#ref;
    return {
      ...(translations === undefined ? {} : { translations }),
      ref: { scope, uuid },
      overview: this.#overview.state,
      charts: this.#charts.state,
      logs: this.#logs.state,
    };
  }

  #refresh(): void {
    this.#overview.refresh();
    this.#charts.refresh();
  }

  #watch(): void {
    const shown = this.#isReady && this.#panel.visible && this.#isAwake;
    this.#overview.setShown(shown);
    this.#charts.setShown(shown && this.#seen.charts);
    this.#logs.setShown(shown && this.#seen.logs);
  }

  #nameTab(): void {
    const { overview } = this.#overview.state;
    if (overview !== undefined) this.#panel.title = `${overview.topic} → ${overview.functionName}`;
  }
}
