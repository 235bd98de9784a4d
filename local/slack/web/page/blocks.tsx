import { type ReactNode, useContext } from 'react';
import { Message as SlackBlocks } from 'slack-blocks-to-jsx';
import { isBlock, list, textOf } from './block.ts';
import { Chart } from './chart.tsx';
import { Element } from './elements.tsx';
import { Names } from './names.ts';
import type { Block } from './state.ts';

export type Press = (block: Block, element: Block, value?: string | string[]) => void;

interface Props {
  readonly blocks: readonly Block[];
  readonly press: Press;
  readonly errors?: Readonly<Record<string, string>>;
}

/** Blocks: what people can use is drawn here, as the library reports no presses; the rest by it. */
export function Blocks({ blocks, press, errors = {} }: Props) {
  return blocks.map((block, index) => (
    <OneBlock key={String(block.block_id ?? index)} block={block} press={press} errors={errors} />
  ));
}

function OneBlock({ block, press, errors }: { block: Block } & Required<Omit<Props, 'blocks'>>) {
  const use = (element: Block) => (
    <Element
      key={String(element.action_id)}
      element={element}
      press={(value) => press(block, element, value)}
    />
  );
  switch (block.type) {
    case 'actions':
      return <div className="actions">{list(block.elements).map(use)}</div>;
    case 'section': {
      if (!isBlock(block.accessory) || block.accessory.type === 'image')
        return <Drawn block={block} />;
      const { accessory, ...rest } = block;
      return (
        <div className="with-accessory">
          <Drawn block={rest} />
          {use(accessory as Block)}
        </div>
      );
    }
    case 'input':
      return <Input block={block} error={errors[String(block.block_id)]} />;
    case 'card': {
      const { actions, ...rest } = block;
      return (
        <div className="card">
          <Mrkdwn text={rest.title} className="card-title" />
          <Mrkdwn text={rest.subtitle} className="quiet" />
          <Mrkdwn text={rest.body} />
          {actions === undefined ? null : <div className="actions">{list(actions).map(use)}</div>}
        </div>
      );
    }
    case 'carousel':
      return (
        <div className="carousel">
          <Blocks blocks={list(block.elements)} press={press} />
        </div>
      );
    case 'container':
      return (
        <details className="card" open={block.default_collapsed !== true}>
          <summary className="card-title">{textOf(block.title)}</summary>
          <p className="quiet">{textOf(block.subtitle)}</p>
          <Blocks blocks={list(block.child_blocks)} press={press} errors={errors} />
        </details>
      );
    case 'data_table':
      return <DataTable block={block} />;
    case 'data_visualization':
      return <Chart block={block} />;
    default:
      return <Drawn block={block} />;
  }
}

function Input({ block, error }: { block: Block; error: string | undefined }) {
  return (
    <fieldset className="input">
      <legend>
        {textOf(block.label)}
        {block.optional === true ? <span className="quiet"> (optional)</span> : null}
      </legend>
      {isBlock(block.element) ? <Element element={block.element} /> : null}
      {error === undefined ? null : <p className="error">{error}</p>}
      {block.hint === undefined ? null : <p className="quiet">{textOf(block.hint)}</p>}
    </fieldset>
  );
}

/** The first row is the header; the cells are drawn as rich text or as they are. */
function DataTable({ block }: { block: Block }) {
  const [head = [], ...rows] = Array.isArray(block.rows) ? (block.rows as Block[][]) : [];
  return (
    <table className="data-table">
      <caption>{String(block.caption)}</caption>
      <thead>
        <tr>
          {head.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name
            <th key={index}>{cellText(cell)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name
          <tr key={index}>
            {row.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other name
              <td key={column} className={cell.type === 'raw_number' ? 'number' : ''}>
                {cellText(cell)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellText(cell: Block): ReactNode {
  return cell.type === 'rich_text' ? <Drawn block={cell} /> : String(cell.text);
}

function Mrkdwn({ text, className = '' }: { text: unknown; className?: string }) {
  if (!isBlock(text)) return null;
  return (
    <div className={className}>
      <Drawn block={{ type: 'section', text }} />
    </div>
  );
}

export function Drawn({ block }: { block: Block }) {
  const names = useContext(Names);
  const drawn = withoutVerbatim(block) as Parameters<typeof SlackBlocks>[0]['blocks'][number];
  return (
    <SlackBlocks
      blocks={[drawn]}
      name=""
      logo=""
      theme="light"
      withoutWrapper
      data={{
        users: names?.users.map(({ id, name }) => ({ id, name })) ?? [],
        user_groups: [...(names?.userGroups ?? [])],
        channels: [...(names?.channels ?? [])],
      }}
    />
  );
}

/** In Slack `verbatim` only stops automatic links; the library would stop all formatting. */
function withoutVerbatim(block: Block): unknown {
  return JSON.parse(
    JSON.stringify(block, (key, value) => (key === 'verbatim' ? undefined : value)),
  );
}
