import uPlot from 'uplot';
import { formatNumber, formatShort } from '../../core/observation/numberWords.ts';
import type { DrawnChart } from '../protocol.ts';
import { formatTick } from './times.ts';

const HEIGHT = 150;

/** Lines by their place: colours of the theme, and dashes for those who cannot tell them apart. */
const LINES: readonly { readonly variable: string; readonly dash?: readonly number[] }[] = [
  { variable: '--vscode-charts-blue' },
  { variable: '--vscode-charts-green', dash: [6, 3] },
  { variable: '--vscode-charts-orange', dash: [2, 3] },
  { variable: '--vscode-charts-purple', dash: [8, 3, 2, 3] },
  { variable: '--vscode-charts-red', dash: [4, 4] },
];

/** A chart on a canvas, as wide as the page lets it be, in the colours of the theme of the moment. */
export class ChartElement extends HTMLElement {
  #chart: DrawnChart | undefined;
  #plot: uPlot | undefined;
  #shape = '';
  readonly #sizes = new ResizeObserver(() => this.#fit());
  readonly #themes = new MutationObserver(() => this.#build());

  set chart(chart: DrawnChart) {
    if (chart === this.#chart) return;
    this.#chart = chart;
    const shape = chart.labels.join('\n');
    if (this.#plot === undefined || shape !== this.#shape) this.#build();
    else this.#plot.setData(toData(chart));
    this.#shape = shape;
  }

  connectedCallback(): void {
    this.#sizes.observe(this);
    this.#themes.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
    this.#themes.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    this.#build();
  }

  disconnectedCallback(): void {
    this.#sizes.disconnect();
    this.#themes.disconnect();
    this.#plot?.destroy();
    this.#plot = undefined;
  }

  #fit(): void {
    const width = Math.floor(this.clientWidth);
    if (this.#plot === undefined) this.#build();
    else if (width > 0 && width !== this.#plot.width) this.#plot.setSize({ width, height: HEIGHT });
  }

  #build(): void {
    const chart = this.#chart;
    const width = Math.floor(this.clientWidth);
    if (chart === undefined || width === 0 || !this.isConnected) return;
    this.#plot?.destroy();
    this.#plot = new uPlot(this.#toOptions(chart, width), toData(chart), this);
  }

  #toOptions(chart: DrawnChart, width: number): uPlot.Options {
    const style = getComputedStyle(document.body);
    const read = (name: string, other: string) => style.getPropertyValue(name).trim() || other;
    const text = read('--vscode-descriptionForeground', style.color);
    const line = read('--vscode-widget-border', read('--vscode-panel-border', read('--vscode-contrastBorder', text)));
    const font = `11px ${style.fontFamily}`;
    const axis = { stroke: text, font, grid: { stroke: line, width: 0.5 }, ticks: { show: false } };
    return {
      width,
      height: HEIGHT,
      legend: { show: false },
      cursor: { y: false, points: { size: 6 }, drag: { x: false, y: false } },
      scales: { y: { range: (_plot, _least, most) => [0, most > 0 ? most * 1.08 : 1] } },
      axes: [
        { ...axis, size: 28, space: 70, values: (_plot, times) => times.map((time) => formatTick(time * 1000)) },
        { ...axis, size: 46, space: 32, values: (_plot, values) => values.map(formatShort) },
      ],
      series: [{}, ...chart.labels.map((label, index) => toSeries(label, index, read))],
      hooks: { setCursor: [(plot) => this.#tellValues(plot)] },
    };
  }

  /** Puts the values at the pointer into the legend, which is for the eyes only. */
  #tellValues({ cursor, data }: uPlot): void {
    const places = this.parentElement?.querySelectorAll('.legend .now') ?? [];
    for (const [index, place] of places.entries()) {
      const value = typeof cursor.idx === 'number' ? data[index + 1]?.[cursor.idx] : undefined;
      place.textContent = typeof value === 'number' ? formatNumber(value) : '';
    }
  }
}

function toSeries(label: string, index: number, read: (name: string, other: string) => string): uPlot.Series {
  const { variable, dash } = LINES[index % LINES.length] ?? { variable: '--vscode-charts-blue' };
  const stroke = read(variable, read('--vscode-foreground', 'currentColor'));
  return {
    label,
    stroke,
    width: 1.5,
    spanGaps: false,
    points: { show: false },
    ...(dash === undefined ? {} : { dash: [...dash] }),
  };
}

function toData({ times, values }: DrawnChart): uPlot.AlignedData {
  return [[...times], ...values.map((line) => [...line])];
}
