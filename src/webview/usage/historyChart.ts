import uPlot from 'uplot';
import type { History } from './history.js';
import type { Span } from './period.js';
import type { UsageFormats } from './usageFormats.js';

export interface HistoryChartOptions {
  readonly formats: UsageFormats;
  readonly axisText: (remaining: number) => string;
  /** The mouse is over a sample; undefined when it has left. */
  readonly onPoint: (at: number | undefined, remaining: number | undefined) => void;
}

const HEIGHT_PX = 130;
const DAY_MS = 86_400_000;
/** Above the highest value, as a part of it. */
const HEADROOM = 0.08;

/** A line of what was left over time, in the colours of the element that holds it: its line, its grid (the border) and its text. */
export class HistoryChart {
  readonly #host: HTMLElement;
  readonly #options: HistoryChartOptions;
  readonly #plot: uPlot;
  readonly #resizing: ResizeObserver;
  #span: Span = { from: 0, to: DAY_MS };

  /** Fills `host`, which is on the page already. */
  constructor(host: HTMLElement, options: HistoryChartOptions) {
    this.#host = host;
    this.#options = options;
    this.#plot = new uPlot(this.#plotOptions(), [[], []], host);
    this.#resizing = new ResizeObserver(() => {
      const width = Math.floor(host.clientWidth);
      if (width > 0 && width !== this.#plot.width) {
        this.#plot.setSize({ width, height: HEIGHT_PX });
      }
    });
    this.#resizing.observe(host);
  }

  show({ at, remaining }: History, span: Span): void {
    this.#span = span.from < span.to ? span : { from: span.to - DAY_MS, to: span.to };
    this.#plot.setData([at, remaining]);
  }

  /** Draws the same in the colours of now. */
  recolour(): void {
    this.#plot.redraw(false, true);
  }

  dispose(): void {
    this.#resizing.disconnect();
    this.#plot.destroy();
  }

  #plotOptions(): uPlot.Options {
    const { axisText, onPoint } = this.#options;
    const style = getComputedStyle(this.#host);
    const grid = { stroke: () => style.borderTopColor, width: 1 };
    const font = `11px ${style.fontFamily}`;
    const axis = {
      stroke: () => style.outlineColor,
      font,
      ticks: { show: false },
      grid,
    };
    return {
      width: Math.max(1, this.#host.clientWidth),
      height: HEIGHT_PX,
      ms: 1,
      legend: { show: false },
      padding: [8, 24, 0, 0],
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 6 } },
      scales: {
        x: { range: () => [this.#span.from, this.#span.to] },
        y: { range: (_plot, _min, max) => [0, max > 0 ? max * (1 + HEADROOM) : 1] },
      },
      axes: [
        { ...axis, size: 22, space: 64, values: (_plot, splits) => this.#timeTexts(splits) },
        {
          ...axis,
          space: 28,
          size: (plot, values) => axisWidth(plot, values, font),
          values: (_plot, splits) => splits.map(axisText),
        },
      ],
      series: [{}, { stroke: () => style.color, width: 1.5, points: { size: 4 } }],
      hooks: {
        setCursor: [
          ({ cursor: { idx }, data }) => {
            onPoint(data[0][idx ?? -1], data[1]?.[idx ?? -1] ?? undefined);
          },
        ],
      },
    };
  }

  #timeTexts(splits: readonly number[]): string[] {
    const { clockTime, dayOfMonth, month } = this.#options.formats;
    const [first = 0, second = first + DAY_MS] = splits;
    const step = second - first;
    return splits.map(step < DAY_MS ? clockTime : step < 27 * DAY_MS ? dayOfMonth : month);
  }
}

/** As wide as the widest of its texts, in CSS pixels. */
function axisWidth({ ctx }: uPlot, values: readonly string[] | null, font: string): number {
  ctx.save();
  ctx.font = font;
  const widest = Math.max(0, ...(values ?? []).map((text) => ctx.measureText(text).width));
  ctx.restore();
  return Math.ceil(widest) + 12;
}
