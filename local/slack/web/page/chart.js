import { jsx as _jsx, jsxs as _jsxs } from 'react/jsx-runtime';
import { isBlock, list } from './blocks.tsx';

const WIDTH = 560;
const HEIGHT = 240;
const LEFT = 64;
const BOTTOM = 44;
const TOP = 12;
const RIGHT = 12;
const COLOURS = ['#1264a3', '#e8912d', '#2eb67d', '#e01e5a', '#611f69', '#616061'];
/** Slack's chart block with lines, bars or areas, drawn small and plain. */
export function Chart({ block }) {
  const chart = isBlock(block.chart) ? block.chart : {};
  const axis = isBlock(chart.axis_config) ? chart.axis_config : {};
  const categories = Array.isArray(axis.categories) ? axis.categories.map(String) : [];
  const series = list(chart.series).map((each) => ({
    name: String(each.name),
    values: list(each.data).map(({ value }) => Number(value)),
  }));
  const values = series.flatMap((each) => each.values);
  const [low, high] = rangeOf(values);
  const x = (index) =>
    LEFT + ((index + 0.5) / Math.max(1, categories.length)) * (WIDTH - LEFT - RIGHT);
  const y = (value) => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const ticks = [0, 1, 2, 3, 4].map((step) => low + ((high - low) * step) / 4);
  return _jsxs('figure', {
    className: 'chart',
    children: [
      _jsx('figcaption', { className: 'card-title', children: String(block.title) }),
      _jsxs('svg', {
        viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
        role: 'img',
        'aria-label': describe(block, series),
        children: [
          ticks.map((tick) =>
            _jsxs(
              'g',
              {
                children: [
                  _jsx('line', {
                    x1: LEFT,
                    x2: WIDTH - RIGHT,
                    y1: y(tick),
                    y2: y(tick),
                    className: 'grid',
                  }),
                  _jsx('text', {
                    x: LEFT - 6,
                    y: y(tick) + 4,
                    textAnchor: 'end',
                    children: Math.round(tick).toLocaleString('en-US'),
                  }),
                ],
              },
              tick,
            ),
          ),
          categories.map((category, index) =>
            index % Math.ceil(categories.length / 8) === 0
              ? _jsx(
                  'text',
                  {
                    x: x(index),
                    y: HEIGHT - BOTTOM + 16,
                    textAnchor: 'middle',
                    children: category,
                  },
                  category,
                )
              : null,
          ),
          _jsx('text', {
            x: (LEFT + WIDTH) / 2,
            y: HEIGHT - 8,
            textAnchor: 'middle',
            children: String(axis.x_label ?? ''),
          }),
          series.map(({ name, values: points }, index) =>
            _jsxs(
              'g',
              {
                stroke: COLOURS[index],
                fill: COLOURS[index],
                children: [
                  _jsx('polyline', {
                    points: points.map((value, at) => `${x(at)},${y(value)}`).join(' '),
                    fill: 'none',
                    strokeWidth: '2',
                  }),
                  points.map((value, at) =>
                    _jsx(
                      'circle',
                      {
                        cx: x(at),
                        cy: y(value),
                        r: '2.5',
                        children: _jsx('title', {
                          children: `${name}, ${categories[at]}: ${value.toLocaleString('en-US')}`,
                        }),
                      },
                      categories[at],
                    ),
                  ),
                ],
              },
              name,
            ),
          ),
        ],
      }),
      _jsxs('p', {
        className: 'quiet',
        children: [
          series.map(({ name }, index) =>
            _jsxs(
              'span',
              {
                className: 'legend',
                children: [
                  _jsx('span', { style: { color: COLOURS[index] }, children: '\u25CF' }),
                  ' ',
                  name,
                ],
              },
              name,
            ),
          ),
          String(axis.y_label ?? ''),
        ],
      }),
    ],
  });
}
/** With some air above and below; never empty. */
function rangeOf(values) {
  const low = Math.min(...values, Number.POSITIVE_INFINITY);
  const high = Math.max(...values, Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  const air = (high - low) * 0.1 || Math.abs(high) * 0.1 || 1;
  return [low - air, high + air];
}
function describe(block, series) {
  const lines = series.map(({ name, values }) => `${name}: ${values.join(', ')}`);
  return `${String(block.title)}. ${lines.join('. ')}`;
}
