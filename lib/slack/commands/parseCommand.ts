import { parseInstanceType } from '../../domain/fleet/instanceTypeName.ts';
import { type InstanceId, instanceId, region } from '../../shared/ids.ts';
import { type Sentence, sentence, together } from '../../shared/message.ts';
import { parseUsd } from '../../shared/money.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { JobOrder, Query, ReportFilter } from '../job.ts';
import { closestMatch } from './closestMatch.ts';

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'start' }
  | Query;

export const COMMANDS = [
  'help',
  'report',
  'instance',
  'compare',
  'plan',
  'commitments',
  'check',
  'find',
  'savings',
  'history',
  'settings',
  'stop',
  'start',
] as const;
const FILTERS = ['account', 'region', 'tag', 'family', 'sort', 'csv'] as const;
const ORDERS = ['cost', 'name', 'type', 'region'] as const;

/**
 * What somebody typed after `/trimtab`. Upper case and extra spaces are fine; a value with spaces
 * stands in double quotes. The error says what was not understood and what to type instead.
 */
export function parseCommand(text: string): Result<Command, Sentence> {
  const [verb = 'help', ...words] = wordsOf(text);
  switch (verb.toLowerCase()) {
    case 'help':
      return ok({ kind: 'help' });
    case 'report':
      return parseReport(words);
    case 'instance':
      return parseInstance('instance', words);
    case 'compare':
      return parseInstance('compare', words);
    case 'plan':
      return parsePlan(words);
    case 'commitments':
      return ok({ kind: 'commitments' });
    case 'find':
      return parseFind(words);
    case 'settings':
      return ok({ kind: 'settings' });
    case 'savings':
      return ok({ kind: 'savings' });
    case 'check':
      return parseCheck(words);
    case 'history':
      return parseHistory(words);
    case 'stop':
      return ok({ kind: 'stop' });
    case 'start':
      return ok({ kind: 'start' });
    default:
      return err(
        together(
          sentence('I do not know `{word}`.', { word: plain(verb) }),
          ...didYouMean(verb, COMMANDS),
          sentence('Type `/trimtab help` for everything I can do.'),
        ),
      );
  }
}

/** Text in double quotes belongs together; phones make them round. */
function wordsOf(text: string): readonly string[] {
  const words = text.match(/(?:[^\s"“”]|["“”][^"“”]*["“”]?)+/g) ?? [];
  return words.map((word) => word.replace(/["“”]/g, '')).filter((word) => word !== '');
}

function parseReport(words: readonly string[]): Result<Command, Sentence> {
  const filters: ReportFilter[] = [];
  let sort: JobOrder = 'cost';
  let asFile = false;
  for (const word of words) {
    const [by = '', value = ''] = word.split(/=(.*)/s);
    switch (by.toLowerCase()) {
      case 'account':
      case 'region':
      case 'family':
        if (value === '') {
          return err(
            sentence('`{by}=` needs a value, for example `region=eu-west-1`.', { by: plain(by) }),
          );
        }
        filters.push({ by: by.toLowerCase() as 'account' | 'region' | 'family', value });
        break;
      case 'tag': {
        const [key = '', tagValue] = value.split(/:(.*)/s);
        if (key === '' || tagValue === undefined) {
          return err(sentence('A tag is written `tag=key:value`, for example `tag=env:prod`.'));
        }
        filters.push({ by: 'tag', key, value: tagValue });
        break;
      }
      case 'csv':
        asFile = true;
        break;
      case 'sort': {
        const order = ORDERS.find((each) => each === value.toLowerCase());
        if (order === undefined) {
          return err(
            sentence('A report is sorted by {orders}: `sort=cost`.', {
              orders: ORDERS.map((each) => `\`${each}\``).join(', '),
            }),
          );
        }
        sort = order;
        break;
      }
      default:
        return err(
          together(
            sentence('I do not know `{word}`.', { word: plain(word) }),
            ...didYouMean(by, FILTERS),
            sentence(
              'A report takes `account=`, `region=`, `tag=key:value`, `family=`, `sort=` and `csv`.',
            ),
          ),
        );
    }
  }
  return ok({ kind: 'report', filters, sort, asFile });
}

function parseInstance(
  verb: 'instance' | 'compare',
  words: readonly string[],
): Result<Command, Sentence> {
  const which = words.join(' ');
  if (which === '') {
    return err(
      sentence('Which one? Type `/trimtab {verb} i-0123456789abcdef0`, or its name.', { verb }),
    );
  }
  if (!/^i-/i.test(which)) return ok({ kind: verb, which });
  const parsed = parseId(which);
  return parsed.ok ? ok({ kind: verb, which: parsed.value }) : parsed;
}

function parseCheck([id, type]: readonly string[]): Result<Command, Sentence> {
  if (id === undefined || type === undefined) {
    return err(sentence('Check what? Type `/trimtab check i-0123456789abcdef0 m7i.large`.'));
  }
  const parsed = parseId(id);
  if (!parsed.ok) return parsed;
  const instanceType = type.toLowerCase();
  return parseInstanceType(instanceType) === undefined
    ? err(
        sentence('`{word}` is not an instance type. It looks like `m7i.large`.', {
          word: plain(type),
        }),
      )
    : ok({ kind: 'check', instanceId: parsed.value, instanceType });
}

const WISHES = ['vcpu', 'memory', 'arch', 'burstable', 'disk', 'family', 'region'] as const;

const A_WISH = sentence(
  'Types are found by `vcpu=4`, `memory=16`, `arch=arm64`, `burstable=no`, `disk=yes`, `family=m7*` and `region=eu-west-1`.',
);

function parseFind(words: readonly string[]): Result<Command, Sentence> {
  let wish: Extract<Query, { kind: 'find' }> = { kind: 'find' };
  for (const word of words) {
    const [by = '', value = ''] = word.toLowerCase().split(/=(.*)/s);
    const read = WISHES.some((each) => each === by) ? wishOf(by, value) : undefined;
    if (read === undefined) {
      const hint = WISHES.some((each) => each === by) ? [] : didYouMean(by, WISHES);
      return err(
        together(sentence('I do not understand `{word}`.', { word: plain(word) }), ...hint, A_WISH),
      );
    }
    wish = { ...wish, ...read };
  }
  return ok(wish);
}

/** undefined: the value is none of those that this wish takes. */
function wishOf(
  by: string,
  value: string,
): Partial<Omit<Extract<Query, { kind: 'find' }>, 'kind'>> | undefined {
  const amount = Number(value.replace(/(gib|gb|g)$/, ''));
  const yes = /^(yes|true|y)$/.test(value)
    ? true
    : /^(no|false|n)$/.test(value)
      ? false
      : undefined;
  switch (by) {
    case 'vcpu':
      return amount > 0 ? { vcpus: amount } : undefined;
    case 'memory':
      return amount > 0 ? { memoryGiB: amount } : undefined;
    case 'arch': {
      const architecture = ARCHITECTURES[value];
      return architecture === undefined ? undefined : { architecture };
    }
    case 'burstable':
      return yes === undefined ? undefined : { burstable: yes };
    case 'disk':
      return yes === undefined ? undefined : { localDisk: yes };
    case 'family':
      return /^[a-z0-9-]+\*?$/.test(value) ? { family: value } : undefined;
    default: {
      const where = region.safeParse(value);
      return where.success ? { region: where.data } : undefined;
    }
  }
}

/** What people call them. */
const ARCHITECTURES: Readonly<Record<string, 'x86_64' | 'arm64'>> = {
  x86: 'x86_64',
  x86_64: 'x86_64',
  amd64: 'x86_64',
  intel: 'x86_64',
  amd: 'x86_64',
  arm: 'arm64',
  arm64: 'arm64',
  graviton: 'arm64',
};

function parseHistory(words: readonly string[]): Result<Command, Sentence> {
  const asFile = words.some((word) => word.toLowerCase() === 'export');
  const [id] = words.filter((word) => word.toLowerCase() !== 'export');
  if (id === undefined) return ok({ kind: 'history', asFile });
  const parsed = parseId(id);
  return parsed.ok ? ok({ kind: 'history', instanceId: parsed.value, asFile }) : parsed;
}

function parseId(text: string): Result<InstanceId, Sentence> {
  const parsed = instanceId.safeParse(text.toLowerCase());
  if (parsed.success) return ok(parsed.data);
  return err(
    sentence('`{word}` is not an instance id. It looks like `i-0123456789abcdef0`.', {
      word: plain(text),
    }),
  );
}

function parsePlan([amount]: readonly string[]): Result<Command, Sentence> {
  if (amount === undefined) return ok({ kind: 'plan' });
  const whatIf = parseUsd(amount.replace(/^\$/, '').replace(/\/h$/i, ''));
  if (whatIf === undefined || whatIf <= 0) {
    return err(
      sentence(
        '`{word}` is not an amount. `/trimtab plan 2.50` says what a Compute Savings Plan of $2.50 an hour would do.',
        { word: plain(amount) },
      ),
    );
  }
  return ok({ kind: 'plan', whatIf });
}

function didYouMean(word: string, known: readonly string[]): readonly Sentence[] {
  const nearest = closestMatch(word, known);
  return nearest === undefined ? [] : [sentence('Did you mean `{word}`?', { word: nearest })];
}

/** What a stranger typed, made harmless: no mrkdwn, no mention, no end. */
function plain(word: string): string {
  return word.replace(/[^\w=:.-]/g, '').slice(0, 40) || '…';
}
