import { isBlock, list } from './block.ts';
import type { Block } from './state.ts';

const WIDTH = 560;
const HEIGHT = 240;
const LEFT = 64;
const BOTTOM = 44;
const TOP = 12;
const RIGHT = 12;
const COLOURS = ['#1264a3', '#e8912d', '#2eb67d', '#e01e5a', '#611f69', '#616061'];

interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

/** Slack's chart block with lines, bars or areas, drawn small and plain. */
export function Chart({ block }: { readonly block: Block }) {
  const chart = isBlock(block.chart) ? block.chart : {};
  const axis = isBlock(chart.axis_config) ? chart.axis_config : {};
  const categories = Array.isArray(axis.categories) ? axis.categories.map(String) : [];
  const series = list(chart.series).map(
    (each): Series => ({
      name: String(each.name),
      values: list(each.data).map(({ value }) => Number(value)),
    }),
  );
  const values = series.flatMap((each) => each.values);
  const [low, high] = rangeOf(values);
  const x = (index: number) =>
    LEFT + ((index + 0.5) / Math.max(1, categories.length)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + ((high - value) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const ticks = [0, 1, 2, 3, 4].map((step) => low + ((high - low) * step) / 4);
  return (
    <figure className="chart">
      <figcaption className="card-title">{String(block.title)}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={describe(block, series)}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} className="grid" />
            <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end">
              {Math.round(tick).toLocaleString('en-US')}
            </text>
          </g>
        ))}
        {categories.map((category, index) =>
          index % Math.ceil(categories.length / 8) === 0 ? (
            <text key={category} x={x(index)} y={HEIGHT - BOTTOM + 16} textAnchor="middle">
              {category}
            </text>
          ) : null,
        )}
        <text x={(LEFT + WIDTH) / 2} y={HEIGHT - 8} textAnchor="middle">
          {String(axis.x_label ?? '')}
        </text>
        {series.map(({ name, values: points }, index) => (
          <g key={name} stroke={COLOURS[index]} fill={COLOURS[index]}>
            <polyline
              points={points.map((value, at) => `${x(at)},${y(value)}`).join(' ')}
              fill="none"
              strokeWidth="2"
            />
            {points.map((value, at) => (
              <circle key={categories[at]} cx={x(at)} cy={y(value)} r="2.5">
                <title>{`${name}, ${categories[at]}: ${value.toLocaleString('en-US')}`}</title>
              </circle>
            ))}
          </g>
        ))}
      </svg>
      <p className="quiet">
        {series.map(({ name }, index) => (
          <span key={name} className="legend">
            <span style={{ color: COLOURS[index] }}>●</span> {name}
          </span>
        ))}
        {String(axis.y_label ?? '')}
      </p>
    </figure>
  );
}

/** With some air above and below; never empty. */
function rangeOf(values: readonly number[]): readonly [number, number] {
  const low = Math.min(...values, Number.POSITIVE_INFINITY);
  const high = Math.max(...values, Number.NEGATIVE_INFINITY);
  if (!Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  const air = (high - low) * 0.1 || Math.abs(high) * 0.1 || 1;
  return [low - air, high + air];
}

function describe(block: Block, series: readonly Series[]): string {
  const lines = series.map(({ name, values }) => `${name}: ${values.join(', ')}`);
  return `${String(block.title)}. ${lines.join('. ')}`;
}
