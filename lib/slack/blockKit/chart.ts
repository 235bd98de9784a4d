import type { Block } from '@slack/types';
import { truncate } from './mrkdwn.ts';

/** Lines over shared categories; a value for each category. */
export interface ChartData {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/**
 * Slack's own chart (June 2026), which @slack/types 3.2 does not have yet
 * (docs/facts/slack.md#newer-blocks).
 */
export interface ChartBlock extends Block {
  readonly type: 'data_visualization';
  readonly title: string;
  readonly chart: {
    readonly type: 'line' | 'bar';
    readonly series: readonly {
      readonly name: string;
      readonly data: readonly { readonly label: string; readonly value: number }[];
    }[];
    readonly axis_config: {
      readonly categories: readonly string[];
      readonly x_label: string;
      readonly y_label: string;
    };
  };
}

/** Slack's limits. */
const TITLE = 50;
const LABEL = 20;
const MOST_CATEGORIES = 20;
const MOST_SERIES = 6;

export function lineChart(data: ChartData): ChartBlock {
  return chartBlock('line', data);
}

export function barChart(data: ChartData): ChartBlock {
  return chartBlock('bar', data);
}

/** Callers keep categories and names of series different within their first 20 characters. */
function chartBlock(
  type: ChartBlock['chart']['type'],
  { title, xLabel, yLabel, categories, series }: ChartData,
): ChartBlock {
  const labels = categories.slice(0, MOST_CATEGORIES).map((each) => truncate(each, LABEL));
  return {
    type: 'data_visualization',
    title: truncate(title, TITLE),
    chart: {
      type,
      series: series.slice(0, MOST_SERIES).map(({ name, values }) => ({
        name: truncate(name, LABEL),
        data: labels.map((label, index) => ({ label, value: values[index] ?? 0 })),
      })),
      axis_config: {
        categories: labels,
        x_label: truncate(xLabel, TITLE),
        y_label: truncate(yLabel, TITLE),
      },
    },
  };
}
