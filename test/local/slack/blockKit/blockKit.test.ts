import { describe, expect, it } from 'vitest';
import { validateBlocks } from '../../../../local/slack/blockKit/blockKit.ts';

const plain = (length: number) => ({ type: 'plain_text', text: 'x'.repeat(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn', text: 'x'.repeat(length) });
const many = (count: number, make: (index: number) => unknown) =>
  Array.from({ length: count }, (_, index) => make(index));
const button = (id: number | string = 0, rest = {}) => ({
  type: 'button',
  action_id: `a${id}`,
  text: plain(3),
  ...rest,
});
const option = (index: number) => ({ text: plain(3), value: `v${index}` });
const select = (count: number) => ({ type: 'static_select', options: many(count, option) });
const inSection = (accessory: unknown) => ({ type: 'section', text: mrkdwn(1), accessory });
const cell = { type: 'raw_text', text: 'x' };
const rows = (height: number, width: number) => many(height, () => many(width, () => cell));
/** Two rows with as many characters as asked for. */
const cells = (characters: number, width: number) =>
  many(2, (row) =>
    many(width, (column) => ({
      type: 'raw_text',
      text: 'x'.repeat(
        Math.floor(characters / width / 2) +
          (row === 0 && column === 0 ? characters % (width * 2) : 0),
      ),
    })),
  );
const lines = (names: readonly string[], categories: readonly string[]) => ({
  type: 'data_visualization',
  title: 'Cost',
  chart: {
    type: 'line',
    series: names.map((name) => ({ name, data: categories.map((label) => ({ label, value: 1 })) })),
    axis_config: { categories },
  },
});
const pie = (count: number) => ({
  type: 'data_visualization',
  title: 'Cost',
  chart: { type: 'pie', segments: many(count, (index) => ({ label: `s${index}`, value: 1 })) },
});
const confirm = (title: number, text: number, word: number) => ({
  title: plain(title),
  text: plain(text),
  confirm: plain(word),
  deny: plain(word),
});

/** What is measured, how to build it with a size, the most that Slack takes. */
const LIMITS: readonly [string, (size: number) => unknown, number][] = [
  ['the text of a section', (n) => ({ type: 'section', text: mrkdwn(n) }), 3000],
  ['the fields of a section', (n) => ({ type: 'section', fields: many(n, () => plain(1)) }), 10],
  ['a field', (n) => ({ type: 'section', fields: [plain(n)] }), 2000],
  ['a header', (n) => ({ type: 'header', text: plain(n) }), 150],
  ['a context', (n) => ({ type: 'context', elements: many(n, () => mrkdwn(1)) }), 10],
  ['actions', (n) => ({ type: 'actions', elements: many(n, (i) => button(i)) }), 25],
  ['the text of a button', (n) => inSection(button(0, { text: plain(n) })), 75],
  ['an action_id', (n) => inSection(button(0, { action_id: 'x'.repeat(n) })), 255],
  ['a block_id', (n) => ({ type: 'divider', block_id: 'x'.repeat(n) }), 255],
  ['the title of a confirm', (n) => inSection(button(0, { confirm: confirm(n, 1, 1) })), 100],
  ['the text of a confirm', (n) => inSection(button(0, { confirm: confirm(1, n, 1) })), 300],
  ['the buttons of a confirm', (n) => inSection(button(0, { confirm: confirm(1, 1, n) })), 30],
  ['the options of a select', (n) => inSection(select(n)), 100],
  ['an overflow', (n) => inSection({ type: 'overflow', options: many(n, option) }), 5],
  ['checkboxes', (n) => inSection({ type: 'checkboxes', options: many(n, option) }), 10],
  ['a markdown block', (n) => ({ type: 'markdown', text: 'x'.repeat(n) }), 12_000],
  ['the rows of a table', (n) => ({ type: 'table', rows: rows(n, 2) }), 100],
  ['the columns of a table', (n) => ({ type: 'table', rows: rows(2, n) }), 20],
  [
    'the rows of a data table',
    (n) => ({ type: 'data_table', caption: 'c', rows: rows(n, 2) }),
    101,
  ],
  ['the title of a card', (n) => ({ type: 'card', title: mrkdwn(n) }), 150],
  ['the body of a card', (n) => ({ type: 'card', body: mrkdwn(n) }), 200],
  [
    'a carousel',
    (n) => ({ type: 'carousel', elements: many(n, () => ({ type: 'card', body: mrkdwn(1) })) }),
    10,
  ],
  [
    'a container',
    (n) => ({
      type: 'container',
      title: plain(1),
      child_blocks: many(n, () => ({ type: 'divider' })),
    }),
    10,
  ],
  ['a pie', pie, 6],
  [
    'the buttons of a card',
    (n) => ({ type: 'card', title: mrkdwn(1), actions: many(n, button) }),
    3,
  ],
  ['all cells of a table', (n) => ({ type: 'table', rows: cells(n, 20) }), 10_000],
  [
    'all cells of a data table',
    (n) => ({ type: 'data_table', caption: 'c', rows: cells(n, 20) }),
    20_000,
  ],
];

describe('limits', () => {
  it.each(LIMITS)('%s may be as long as Slack takes, and no longer', (_, make, max) => {
    expect(validateBlocks('message', [make(max)])).toEqual([]);
    expect(validateBlocks('message', [make(max + 1)])).not.toEqual([]);
    expect(validateBlocks('message', [make(0)])).not.toEqual([]);
  });

  it.each([
    ['message', 50],
    ['modal', 100],
    ['home', 100],
  ] as const)('a %s takes %i blocks', (surface, max) => {
    const blocks = (count: number) => many(count, () => ({ type: 'divider' }));
    expect(validateBlocks(surface, blocks(max))).toEqual([]);
    expect(validateBlocks(surface, blocks(max + 1))).not.toEqual([]);
  });
});

it.each([
  ['an unknown block', [{ type: 'nonsense' }]],
  ['an unknown field', [{ type: 'divider', colour: 'red' }]],
  ['mrkdwn in a header', [{ type: 'header', text: mrkdwn(1) }]],
  ['a section without text', [{ type: 'section' }]],
  ['a block_id used twice', many(2, () => ({ type: 'divider', block_id: 'b' }))],
  ['an action_id used twice', [{ type: 'actions', elements: [button(1), button(1)] }]],
  ['an alert in a message', [{ type: 'alert', text: plain(1) }]],
  ['a third chart', many(3, () => pie(1))],
  ['rows of unequal length', [{ type: 'data_table', caption: 'c', rows: [[cell], [cell, cell]] }]],
  ['two lines with one name', [lines(['CPU', 'CPU'], ['Mon', 'Tue'])]],
  ['two categories with one name', [lines(['CPU'], ['0.00', '0.00'])]],
  [
    'a message of more than 13,000 characters',
    many(5, () => ({ type: 'section', text: mrkdwn(2700) })),
  ],
  ['no list at all', 'blocks'],
])('refuses %s', (_, blocks) => {
  expect(validateBlocks('message', blocks)).not.toEqual([]);
});

it('takes an alert of 200 characters in a dialog, and no longer', () => {
  const alert = (length: number) => [{ type: 'alert', text: plain(length) }];
  expect(validateBlocks('modal', alert(200))).toEqual([]);
  expect(validateBlocks('modal', alert(201))).not.toEqual([]);
});

it('takes a button value of 2000 characters, and no longer', () => {
  const withValue = (length: number) => [inSection(button(0, { value: 'x'.repeat(length) }))];
  expect(validateBlocks('message', withValue(2000))).toEqual([]);
  expect(validateBlocks('message', withValue(2001))).not.toEqual([]);
});

it('says where it is wrong and why', () => {
  const [problem] = validateBlocks('message', [{ type: 'header', text: plain(151) }]);
  expect(problem).toBe(
    '[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  );
});

it.each([pie(2), { type: 'card', body: mrkdwn(1) }, { type: 'plan', title: 'x', tasks: [] }])(
  'an old workspace refuses what is new: $type',
  (block) => {
    expect(validateBlocks('message', [block])).toEqual([]);
    expect(validateBlocks('message', [block], { oldWorkspace: true })).not.toEqual([]);
  },
);
