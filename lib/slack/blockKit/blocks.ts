import type {
  ContextBlock,
  KnownBlock,
  ModalView,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
} from '@slack/types';
import type { Language } from '../i18n/translator.ts';
import type { ChartBlock } from './chart.ts';
import { truncate, truncateMrkdwn } from './mrkdwn.ts';

/** A message: `text` is what notifications and screen readers say. */
export interface MessageView {
  readonly text: string;
  readonly blocks: (KnownBlock | ChartBlock)[];
  /** A file, sent as a direct message. */
  readonly file?: FileView;
  /** The same for a workspace that refuses the blocks of 2026. */
  readonly plain?: KnownBlock[];
}

export interface FileView {
  readonly name: string;
  readonly title: string;
  /** Never empty: Slack takes no empty file. */
  readonly content: string;
}

/** Slack's limits (docs/facts/slack.md#blocks-and-limits), where our views could come near them. */
const SECTION_TEXT = 3000;
const MODAL_TITLE = 24;

export function section(text: string, most = SECTION_TEXT): SectionBlock {
  return { type: 'section', text: mrkdwn(text, most) };
}

/** A message that is nothing but this mrkdwn. */
export function messageOf(text: string): MessageView {
  return { text, blocks: [section(text)] };
}

/** Lines in as many sections as they need, so that none is cut off. */
export function linesInSections(lines: readonly string[]): SectionBlock[] {
  const texts: string[] = [];
  for (const line of lines) {
    const longer = [...texts.slice(-1), line].join('\n');
    if (texts.length > 0 && longer.length <= SECTION_TEXT) texts[texts.length - 1] = longer;
    else texts.push(line);
  }
  return texts.map((text) => section(text));
}

export function context(...texts: readonly string[]): ContextBlock {
  return { type: 'context', elements: texts.map((text) => mrkdwn(text)) };
}

/** Verbatim: Slack makes no links or mentions from the text of a tag. */
export function mrkdwn(text: string, most = SECTION_TEXT): MrkdwnElement {
  return { type: 'mrkdwn', text: truncateMrkdwn(text, most), verbatim: true };
}

export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: true };
}

export function modal(
  { say }: Language,
  title: string,
  blocks: KnownBlock[],
  rest: Pick<ModalView, 'callback_id' | 'private_metadata' | 'submit'> = {},
): ModalView {
  return {
    type: 'modal',
    title: plainText(truncate(title, MODAL_TITLE)),
    close: plainText(say('Close')),
    blocks,
    ...rest,
  };
}
