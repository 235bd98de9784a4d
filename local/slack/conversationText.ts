import { type Block, isBlock, isBlockList } from './blockKit/blockKit.ts';
import { channelsOf, type LocalMessage, type Workspace } from './workspace.ts';

/** The conversation as text: each message with its thread below it, buttons in brackets. */
export function conversationText(workspace: Workspace): string {
  const all = [...workspace.messages.values()];
  const tops = all.filter(({ threadTs }) => threadTs === undefined);
  const lines = tops.flatMap((top) => [
    ...messageLines(workspace, top),
    ...all
      .filter(({ threadTs }) => threadTs === top.ts)
      .flatMap((reply) => messageLines(workspace, reply))
      .map((line) => `    │ ${line}`.trimEnd()),
    '',
  ]);
  return lines.join('\n');
}

function messageLines(workspace: Workspace, message: LocalMessage): readonly string[] {
  const { users } = workspace.options;
  const channel = channelsOf(workspace).find(({ id }) => id === message.channel);
  const name = users.find(({ id }) => id === message.onlyFor)?.name;
  const place = channel === undefined ? 'direct message' : `#${channel.name}`;
  const only = message.onlyFor === undefined ? '' : ` (only for @${name ?? message.onlyFor})`;
  const who = message.fromSlack === true ? 'Slack' : 'Trimtab';
  const at = new Date(Number(message.ts) * 1000).toISOString().slice(11, 16);
  return [`${who} in ${place} ${at} UTC${only}`, ...messageText(workspace, message).split('\n')];
}

/** One message as text: its blocks, or its text when it has none. */
function messageText(workspace: Workspace, { text, blocks }: LocalMessage): string {
  const raw = blocks.length === 0 ? text : blocks.map(blockText).join('\n');
  return readable(workspace, raw);
}

function blockText(block: Block): string {
  const { type, text, fields, elements, accessory, actions, element } = block;
  switch (type) {
    case 'divider':
      return '────────';
    case 'table':
    case 'data_table':
      return [inline(block.caption), ...rowTexts(block.rows)].filter(isSaid).join('\n');
    case 'plan':
      return [inline(block.title), ...each(block.tasks, blockText)].join('\n');
    case 'task_card':
      return [
        `${sign(block.status)} ${inline(block.title)}`,
        ...each([block.details, block.output], blockText),
      ]
        .filter(isSaid)
        .join(' · ');
    case 'carousel':
      return each(elements, blockText).join('\n');
    case 'container':
      return [inline(block.title), inline(block.subtitle), ...each(block.child_blocks, blockText)]
        .filter(isSaid)
        .join('\n');
    case 'card':
      return [block.title, block.subtitle, block.body]
        .map(inline)
        .concat(each(actions, inline).join(' '))
        .filter(isSaid)
        .join('\n');
    case 'data_visualization':
      return `[chart: ${inline(block.title)}]`;
    case 'context':
      return each(elements, inline).join(' · ');
    case 'actions':
      return each(elements, inline).join(' ');
    case 'rich_text':
      return each(elements, inline).join('\n');
    default:
      return [inline(text ?? block.label), ...each(fields, inline), inline(accessory ?? element)]
        .filter(isSaid)
        .join('\n');
  }
}

/** A text object, an element, or rich text, in one line. */
function inline(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!isBlock(value)) return '';
  const element = value;
  const { type, text, elements } = element;
  if (type === 'button') return `[${inline(text)}]`;
  if (type === 'overflow' || type === 'static_select') {
    const options = each(element.options, (option) => inline(option.text)).join(' | ');
    return `[${inline(element.placeholder) || '…'} ▾ ${options}]`;
  }
  if (type === 'image') return `(${inline(element.alt_text)})`;
  if (type === 'emoji') return `:${inline(element.name)}:`;
  if (type === 'user') return `<@${inline(element.user_id)}>`;
  if (type === 'raw_number') return inline(text);
  if (isBlockList(elements)) {
    return each(elements, inline).join(type === 'rich_text_list' ? '\n' : '');
  }
  return inline(text ?? element.url);
}

function rowTexts(rows: unknown): readonly string[] {
  if (!Array.isArray(rows)) return [];
  return rows.map((row: unknown) => each(row, inline).join(' | '));
}

function each(list: unknown, render: (item: Block) => string): readonly string[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => (isBlock(item) ? [render(item)] : []));
}

function sign(status: unknown): string {
  const signs: Readonly<Record<string, string>> = { complete: '✓', in_progress: '⏳', error: '✗' };
  return signs[String(status)] ?? '·';
}

/** mrkdwn for a terminal: names for ids, no entities, the emoji that Trimtab uses. */
function readable({ options }: Workspace, text: string): string {
  const name = (id: string) => options.users.find((user) => user.id === id)?.name ?? id;
  const handle = (id: string) => options.userGroups.find((group) => group.id === id)?.handle ?? id;
  return text
    .replaceAll(/<@(\w+)>/g, (_, id: string) => `@${name(id)}`)
    .replaceAll(/<!subteam\^(\w+)[^>]*>/g, (_, id: string) => `@${handle(id)}`)
    .replaceAll(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<(https?:[^|>]+)\|([^>]*)>/g, '$2 ($1)')
    .replaceAll(/<(https?:[^>]+)>/g, '$1')
    .replaceAll(/:(\w+):/g, (whole, emoji: string) => EMOJI[emoji] ?? whole)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

const EMOJI: Readonly<Record<string, string>> = {
  warning: '⚠',
  white_check_mark: '✅',
  no_entry: '⛔',
  information_source: 'ℹ',
  hourglass_flowing_sand: '⏳',
  x: '❌',
};

function isSaid(text: string): boolean {
  return text !== '';
}
