import type { KnownBlock } from '@slack/types';
import type { Configuration } from '../../config/config.ts';
import type { Route } from '../../domain/routing.ts';
import { mentionsOf } from '../approvers.ts';
import { escapeMrkdwn } from '../mrkdwn.ts';
import { type MessageView, section } from '../view.ts';
import { count } from '../wording.ts';

/** How Trimtab is set up. Who approves nothing sees where the digest goes, and whom to ask. */
export function settingsMessage(config: Configuration, isApprover: boolean): MessageView {
  return { text: 'How Trimtab is set up', blocks: settingsBlocks(config, isApprover) };
}

export function settingsBlocks(config: Configuration, isApprover: boolean): KnownBlock[] {
  if (!isApprover) return [section(everybodys(config))];
  return [
    section(`*How Trimtab is set up*\n${whereAndWho(config).join('\n')}`),
    section(limits(config).join('\n')),
    section('Change these in `trimtab.yml` and deploy again.'),
  ];
}

function everybodys({ slack }: Configuration): string {
  const names = mentionsOf(slack.approvers);
  const ask = names.length === 0 ? 'Nobody approves changes yet.' : `Ask ${names.join(', ')}.`;
  return `The digest is posted in <#${slack.channel}>. ${ask} Approvers see more of it.`;
}

function whereAndWho({ slack, digest, accounts, regions }: Configuration): readonly string[] {
  const names = mentionsOf(slack.approvers);
  return [
    `*Digest:* <#${slack.channel}>, every day at ${digest.hour}:00 ${digest.timeZone}, the best ${digest.top}; a day without news is ${digest.quiet === 'line' ? 'one line' : 'no message'}`,
    `*Approvers:* ${names.length === 0 ? 'nobody yet' : names.join(', ')}`,
    `*Looks at:* ${accounts
      .map(({ name }) => escapeMrkdwn(name, 40))
      .slice(0, 10)
      .join(
        ', ',
      )}${accounts.length > 10 ? ` and ${accounts.length - 10} more in \`trimtab.yml\`` : ''}; ${regions.length === 0 ? 'every Region that is enabled' : regions.join(', ')}`,
  ];
}

function limits({ digest, resize, commitments }: Configuration): readonly string[] {
  const { policies, windows, freezes } = resize;
  const isCut = [policies, Object.keys(windows), freezes, digest.routes].some(
    ({ length }) => length > MOST,
  );
  return [
    `*May change:* instances with \`${escapeMrkdwn(resize.tagKey, 60)}=${escapeMrkdwn(resize.tagValue, 60)}\`, to \`${escapeMrkdwn(resize.allowedTypes.join(' '), 200)}\``,
    `*Limits:* ${resize.perHour} an hour, ${resize.perDay} a day, ${resize.atOnce} at once; an approval holds ${resize.approvalHours} h`,
    `*After a change:* watched ${resize.watchHours} h, rolled back with one click for ${count(resize.wayBackDays, 'day')}, left alone for ${count(resize.coolDownDays, 'day')}`,
    ...policies.slice(0, MOST).map(policyInWords),
    ...Object.entries(windows)
      .slice(0, MOST)
      .map(
        ([name, { cron, hours, timeZone }]) =>
          `*Window ${escapeMrkdwn(name, 40)}:* \`${escapeMrkdwn(cron, 60)}\` for ${hours} h, ${timeZone ?? digest.timeZone}`,
      ),
    ...freezes.slice(0, MOST).map(({ from, until }) => `*Frozen:* ${from} to ${until}`),
    ...digest.routes.slice(0, MOST).map(routeInWords),
    ...(isCut ? ['… and more of these: `trimtab.yml` has all.'] : []),
    `*Commitments:* shared between accounts: ${commitments.sharing ? 'yes' : 'no'}; proposed: ${commitments.years} y, ${commitments.payment}`,
  ];
}

/** A section holds 3,000 characters. */
const MOST = 6;

function policyInWords(policy: Configuration['resize']['policies'][number]): string {
  const asks = [
    ...(policy.never ? ['never changed'] : []),
    ...(policy.secondApprover ? ['two approvers'] : []),
    ...(policy.reserveCapacity ? ['room reserved'] : []),
    ...(policy.backUp ? ['an image first'] : []),
    ...(policy.window === undefined ? [] : [`window ${escapeMrkdwn(policy.window, 40)}`]),
  ];
  return `*With ${escapeMrkdwn(policy.tag.key, 40)}=${escapeMrkdwn(policy.tag.value, 40)}:* ${asks.join(', ') || 'nothing more'}`;
}

function routeInWords({ account, tag, to }: Route): string {
  const which = [
    ...(account === undefined ? [] : [`account ${account}`]),
    ...(tag === undefined ? [] : [`${escapeMrkdwn(tag.key, 40)}=${escapeMrkdwn(tag.value, 40)}`]),
  ];
  const where =
    to.kind === 'channel'
      ? `<#${to.channel}>`
      : `the owner in the tag ${escapeMrkdwn(to.tagKey, 40)}`;
  return `*Told elsewhere:* ${which.join(', ') || 'the rest'} → ${where}`;
}
