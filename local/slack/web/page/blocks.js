import { createContext, useContext } from 'react';
import { jsx as _jsx, jsxs as _jsxs } from 'react/jsx-runtime';
import { Message as SlackBlocks } from 'slack-blocks-to-jsx';
import { Chart } from './chart.tsx';
import { Element } from './elements.tsx';
/** The names that mentions become. */
export const Names = createContext(undefined);
/** Blocks: what people can use is drawn here, as the library reports no presses; the rest by it. */
export function Blocks({ blocks, press, errors = {} }) {
  return blocks.map((block, index) =>
    _jsx(OneBlock, { block: block, press: press, errors: errors }, String(block.block_id ?? index)),
  );
}
function OneBlock({ block, press, errors }) {
  const use = (element) =>
    _jsx(
      Element,
      { element: element, press: (value) => press(block, element, value) },
      String(element.action_id),
    );
  switch (block.type) {
    case 'actions':
      return _jsx('div', { className: 'actions', children: list(block.elements).map(use) });
    case 'section': {
      if (!isBlock(block.accessory) || block.accessory.type === 'image')
        return _jsx(Drawn, { block: block });
      const { accessory, ...rest } = block;
      return _jsxs('div', {
        className: 'with-accessory',
        children: [_jsx(Drawn, { block: rest }), use(accessory)],
      });
    }
    case 'input':
      return _jsx(Input, { block: block, error: errors[String(block.block_id)] });
    case 'card': {
      const { actions, ...rest } = block;
      return _jsxs('div', {
        className: 'card',
        children: [
          _jsx(Mrkdwn, { text: rest.title, className: 'card-title' }),
          _jsx(Mrkdwn, { text: rest.subtitle, className: 'quiet' }),
          _jsx(Mrkdwn, { text: rest.body }),
          actions === undefined
            ? null
            : _jsx('div', { className: 'actions', children: list(actions).map(use) }),
        ],
      });
    }
    case 'carousel':
      return _jsx('div', {
        className: 'carousel',
        children: _jsx(Blocks, { blocks: list(block.elements), press: press }),
      });
    case 'container':
      return _jsxs('details', {
        className: 'card',
        open: block.default_collapsed !== true,
        children: [
          _jsx('summary', { className: 'card-title', children: textOf(block.title) }),
          _jsx('p', { className: 'quiet', children: textOf(block.subtitle) }),
          _jsx(Blocks, { blocks: list(block.child_blocks), press: press, errors: errors }),
        ],
      });
    case 'data_table':
      return _jsx(DataTable, { block: block });
    case 'data_visualization':
      return _jsx(Chart, { block: block });
    default:
      return _jsx(Drawn, { block: block });
  }
}
function Input({ block, error }) {
  return _jsxs('fieldset', {
    className: 'input',
    children: [
      _jsxs('legend', {
        children: [
          textOf(block.label),
          block.optional === true
            ? _jsx('span', { className: 'quiet', children: ' (optional)' })
            : null,
        ],
      }),
      isBlock(block.element) ? _jsx(Element, { element: block.element }) : null,
      error === undefined ? null : _jsx('p', { className: 'error', children: error }),
      block.hint === undefined
        ? null
        : _jsx('p', { className: 'quiet', children: textOf(block.hint) }),
    ],
  });
}
/** The first row is the header; the cells are drawn as rich text or as they are. */
function DataTable({ block }) {
  const [head = [], ...rows] = Array.isArray(block.rows) ? block.rows : [];
  return _jsxs('table', {
    className: 'data-table',
    children: [
      _jsx('caption', { children: String(block.caption) }),
      _jsx('thead', {
        children: _jsx('tr', {
          children: head.map((cell, index) => _jsx('th', { children: cellText(cell) }, index)),
        }),
      }),
      _jsx('tbody', {
        children: rows.map((row, index) =>
          _jsx(
            'tr',
            {
              children: row.map((cell, column) =>
                _jsx(
                  'td',
                  {
                    className: cell.type === 'raw_number' ? 'number' : '',
                    children: cellText(cell),
                  },
                  column,
                ),
              ),
            },
            index,
          ),
        ),
      }),
    ],
  });
}
function cellText(cell) {
  return cell.type === 'rich_text' ? _jsx(Drawn, { block: cell }) : String(cell.text);
}
function Mrkdwn({ text, className = '' }) {
  if (!isBlock(text)) return null;
  return _jsx('div', {
    className: className,
    children: _jsx(Drawn, { block: { type: 'section', text } }),
  });
}
export function Drawn({ block }) {
  const names = useContext(Names);
  const drawn = withoutVerbatim(block);
  return _jsx(SlackBlocks, {
    blocks: [drawn],
    name: '',
    logo: '',
    theme: 'light',
    withoutWrapper: true,
    data: {
      users: names?.users.map(({ id, name }) => ({ id, name })) ?? [],
      user_groups: [...(names?.userGroups ?? [])],
      channels: [...(names?.channels ?? [])],
    },
  });
}
/** In Slack `verbatim` only stops automatic links; the library would stop all formatting. */
function withoutVerbatim(block) {
  return JSON.parse(
    JSON.stringify(block, (key, value) => (key === 'verbatim' ? undefined : value)),
  );
}
export function isBlock(value) {
  return typeof value === 'object' && value !== null;
}
export function list(value) {
  return Array.isArray(value) ? value.filter(isBlock) : [];
}
export function textOf(value) {
  return isBlock(value) ? String(value.text ?? '') : '';
}
