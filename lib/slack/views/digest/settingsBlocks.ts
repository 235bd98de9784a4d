import type { KnownBlock } from '@slack/types';
import type { Configuration } from '../../../config/config.ts';
import type { Route } from '../../../domain/digest/route.ts';
import { mentionsOf } from '../../auth/approvers.ts';
import { section } from '../../blockKit/blocks.ts';
import { escapeMrkdwn } from '../../blockKit/mrkdwn.ts';
import type { Language } from '../../i18n/translator.ts';
import { termsText } from '../instance/purchaseOptionText.ts';

/** The configuration. Without `isApprover`: where the digest goes and who approves. */
export function settingsBlocks(
  config: Configuration,
  isApprover: boolean,
  language: Language,
): KnownBlock[] {
  const { say } = language;
  if (!isApprover) return [section(everybodys(config, language))];
  return [
    section([say('*Trimtab settings*'), ...whereAndWho(config, language)].join('\n')),
    section([...limits(config, language), ...care(config, language)].join('\n')),
    section(say('Change them in `trimtab.yml` and deploy again.')),
  ];
}

function everybodys({ slack }: Configuration, { say }: Language): string {
  const names = mentionsOf(slack.approvers);
  return [
    say('The digest is posted in {channel}.', { channel: `<#${slack.channel}>` }),
    names.length === 0
      ? say('There are no approvers yet.')
      : say('Approvers: {approvers}.', { approvers: names.join(', ') }),
    say('Approvers see all settings.'),
  ].join(' ');
}

function whereAndWho(
  { slack, digest, accounts, regions }: Configuration,
  { say }: Language,
): readonly string[] {
  const names = mentionsOf(slack.approvers);
  const shown = accounts
    .map(({ name }) => escapeMrkdwn(name, 40))
    .slice(0, MOST_ACCOUNTS)
    .join(', ');
  const more = accounts.length - MOST_ACCOUNTS;
  const values = {
    channel: `<#${slack.channel}>`,
    hour: `${digest.hour}:00`,
    zone: digest.timeZone,
    top: digest.top,
  };
  return [
    digest.quiet === 'line'
      ? say(
          '*Digest:* {channel}, daily at {hour} {zone}, top {top}; one line on days with nothing new',
          values,
        )
      : say(
          '*Digest:* {channel}, daily at {hour} {zone}, top {top}; no message on days with nothing new',
          values,
        ),
    say('*Approvers:* {approvers}', {
      approvers: names.length === 0 ? say('none yet') : names.join(', '),
    }),
    say('*Accounts and Regions:* {accounts}; {regions}', {
      accounts: more > 0 ? say('{shown} and {more} more in `trimtab.yml`', { shown, more }) : shown,
      regions: regions.length === 0 ? say('all enabled Regions') : regions.join(', '),
    }),
  ];
}

const MOST_ACCOUNTS = 10;

function limits({ resize }: Configuration, { say, count }: Language): readonly string[] {
  const { tagKey, tagValue, allowedTypes } = resize;
  return [
    say('*Can change:* instances with the tag `{tag}`, to `{types}`', {
      tag: escapeMrkdwn(`${tagKey}=${tagValue}`, 120),
      types: escapeMrkdwn(allowedTypes.join(' '), 200),
    }),
    say(
      '*Limits:* {perHour} changes an hour, {perDay} a day, {atOnce} at a time; approvals are valid for {hours} h',
      {
        perHour: resize.perHour,
        perDay: resize.perDay,
        atOnce: resize.atOnce,
        hours: resize.approvalHours,
      },
    ),
    say(
      '*After a change:* monitored for {hours} h, one-click rollback for {rollback}, no new suggestion for {coolDown}',
      {
        hours: resize.monitoringHours,
        rollback: count(resize.rollbackDays, '{n} day', '{n} days'),
        coolDown: count(resize.cooldownDays, '{n} day', '{n} days'),
      },
    ),
  ];
}

/** A section holds 3,000 characters. */
const MOST = 6;

function care({ digest, resize, commitments }: Configuration, language: Language) {
  const { say } = language;
  const { policies, freezes } = resize;
  const windows = Object.entries(resize.windows);
  const isCut = [policies, windows, freezes, digest.routes].some(({ length }) => length > MOST);
  return [
    ...policies.slice(0, MOST).map((policy) => policyText(policy, language)),
    ...windows.slice(0, MOST).map(([name, { cron, hours, timeZone }]) =>
      say('*Maintenance window {name}:* `{cron}` for {hours} h, {zone}', {
        name: escapeMrkdwn(name, 40),
        cron: escapeMrkdwn(cron, 60),
        hours,
        zone: timeZone ?? digest.timeZone,
      }),
    ),
    ...freezes.slice(0, MOST).map((freeze) => say('*Change freeze:* {from} to {until}', freeze)),
    ...digest.routes.slice(0, MOST).map((route) => routeText(route, language)),
    ...(isCut ? [say('… and more: see `trimtab.yml`.')] : []),
    say('*Commitments:* shared between accounts: {shared}; suggested terms: {terms}', {
      shared: commitments.sharing ? say('yes') : say('no'),
      terms: termsText(commitments, language),
    }),
  ];
}

function policyText(
  policy: Configuration['resize']['policies'][number],
  { say }: Language,
): string {
  const asks = [
    ...(policy.never ? [say('never change')] : []),
    ...(policy.secondApprover ? [say('two approvers')] : []),
    ...(policy.reserveCapacity ? [say('capacity reservation')] : []),
    ...(policy.backUp ? [say('backup image')] : []),
    ...(policy.window === undefined
      ? []
      : [say('maintenance window {name}', { name: escapeMrkdwn(policy.window, 40) })]),
  ];
  return say('*With {tag}:* {asks}', {
    tag: tagText(policy.tag),
    asks: asks.join(', ') || say('no further conditions'),
  });
}

function routeText({ account, tag, to }: Route, { say }: Language): string {
  const which = [
    ...(account === undefined ? [] : [say('account {value}', { value: account })]),
    ...(tag === undefined ? [] : [tagText(tag)]),
  ];
  return say('*Route:* {which} → {where}', {
    which: which.join(', ') || say('all others'),
    where:
      to.kind === 'channel'
        ? `<#${to.channel}>`
        : say('the owner in the tag {tag}', { tag: escapeMrkdwn(to.tagKey, 40) }),
  });
}

function tagText({ key, value }: { readonly key: string; readonly value: string }): string {
  return `${escapeMrkdwn(key, 40)}=${escapeMrkdwn(value, 40)}`;
}
