import type { Page } from '@playwright/test';
import type { DeployedMapping } from '../../src/core/mapping/mapping.ts';
import { Channel } from '../../src/core/messages/channel.ts';
import type { LastError } from '../../src/core/observation/lastError.ts';
import type { TimeRangeId } from '../../src/core/observation/timeRanges.ts';
import {
  type Errand,
  HOST_CALLS,
  type HostCalls,
  type LogsState,
  type OverviewState,
  PAGE_CALLS,
  type PageCalls,
} from '../../src/details/protocol.ts';
import { toChartsState, toLogsState, toOverviewState, UUID, WORKING } from './detailsData.ts';
import { dressPage, postToPage, servePage, type ThemeName } from './pageServer.ts';

export interface DetailsBedOptions {
  readonly mapping?: DeployedMapping;
  readonly logs?: Partial<LogsState>;
  readonly overview?: Partial<OverviewState>;
  readonly lastError?: LastError;
  readonly dist?: string;
}

/** The built page about a mapping in a plain browser, with a host that has made up its numbers. */
export class DetailsBed {
  readonly page: Page;
  readonly errands: Errand[] = [];
  readonly ranges: TimeRangeId[] = [];
  readonly wishes: PageCalls['setLogs']['params'][] = [];
  /** What of the page was in sight, as it told. */
  readonly seen: PageCalls['show']['params'][] = [];
  /** What the browser or the page complained of. */
  readonly complaints: string[] = [];
  readonly #options: DetailsBedOptions;
  readonly #channel: Channel<HostCalls, PageCalls>;
  #mapping: DeployedMapping;

  constructor(page: Page, options: DetailsBedOptions) {
    this.page = page;
    this.#options = options;
    this.#mapping = options.mapping ?? WORKING;
    this.#channel = new Channel<HostCalls, PageCalls>({
      sent: HOST_CALLS,
      received: PAGE_CALLS,
      post: (message) => void postToPage(page, message),
      log: (text) => this.complaints.push(text),
      handlers: {
        ready: () => ({
          ref: { uuid: UUID, scope: { region: 'us-east-1', sample: true } },
          overview: { ...toOverviewState(this.#mapping, options.lastError), ...options.overview },
          charts: toChartsState(this.#mapping),
          logs: { ...toLogsState(), ...options.logs },
        }),
        setRange: (range) => {
          this.ranges.push(range);
          this.#channel.tell('charts', toChartsState(this.#mapping, range));
          return null;
        },
        show: (seen) => {
          this.seen.push(seen);
          return null;
        },
        setLogs: (wish) => {
          this.wishes.push(wish);
          return null;
        },
        run: (errand) => {
          this.errands.push(errand);
          return null;
        },
        log: (text) => {
          this.complaints.push(text);
          return null;
        },
      },
    });
  }

  /** AWS tells something new of the mapping. */
  change(mapping: DeployedMapping): void {
    const before = toOverviewState(this.#mapping).history;
    this.#mapping = mapping;
    const state = toOverviewState(mapping);
    this.#channel.tell('overview', { ...state, history: [...before, ...state.history] });
  }

  tellOverview(state: Partial<OverviewState>): void {
    this.#channel.tell('overview', { ...toOverviewState(this.#mapping), ...state });
  }

  /** Changes the theme as VS Code does it below an open page. */
  async dress(theme: ThemeName): Promise<void> {
    await dressPage(this.page, theme);
  }

  async open(): Promise<this> {
    await servePage(this.page, {
      name: 'details',
      dist: this.#options.dist,
      receive: (message) => this.#channel.receive(message),
      complain: (text) => this.complaints.push(text),
    });
    await this.page.locator('#root h1').waitFor();
    return this;
  }
}

export async function openDetailsPage(page: Page, options: DetailsBedOptions = {}): Promise<DetailsBed> {
  return new DetailsBed(page, options).open();
}
