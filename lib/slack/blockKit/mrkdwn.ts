import { list, type Sentence, type Value } from '../../shared/message.ts';

/**
 * Text of others, made harmless for mrkdwn: with & < > escaped, links, mentions and `<!channel>`
 * are only letters (docs/facts/slack.md#text-of-others). Also shortened: a tag may be as long as it
 * likes.
 */
export function escapeMrkdwn(text: string, most = 120): string {
  return truncate(text.replace(/\s+/g, ' '), most)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[*_~`]/g, (mark) => `\u200b${mark}`);
}

/** A sentence whose values are the words of others, made harmless; its own words may be markup. */
export function escapeValues({ english, values }: Sentence): Sentence {
  const escaped = Object.entries(values).map(([name, value]) => [name, escapeValue(value)]);
  return { english, values: Object.fromEntries(escaped) };
}

function escapeValue(value: Value): Value {
  if (typeof value === 'string') return escapeMrkdwn(value);
  if (typeof value === 'number') return value;
  if ('english' in value) return escapeValues(value);
  if ('list' in value) {
    return list(
      value.list.map((each) =>
        typeof each === 'string' ? escapeMrkdwn(each) : escapeValues(each),
      ),
    );
  }
  return 'map' in value ? value.map(escapeValues) : value;
}

/** The same for text that has markup of ours: none of it, and no entity, is cut in half. */
export function truncateMrkdwn(text: string, most: number): string {
  const cut = truncate(text, most);
  return cut === text ? text : cut.replace(/(?:<[^>]*|&[a-z]*)…$/, '…');
}

/**
 * At most `most` UTF-16 units, the strictest way to count; what is cut ends in “…”, and never in half
 * a character.
 */
export function truncate(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
