import * as z from 'zod';
import type { Route } from '../domain/digest/route.ts';
import { isCron } from '../domain/policy/maintenanceWindow.ts';
import { region } from '../shared/ids.ts';
import { accounts, quotedAccountId } from './accounts.ts';
import { instanceTypePattern } from './instanceTypePattern.ts';
import { MAX_MONITORING_POLLS } from './maxMonitoringPolls.ts';
import { timeZone } from './timeZone.ts';

const tag = z
  .string()
  .regex(/^[^=]+=.*$/, 'a tag is written key=value, like env=prod')
  .transform((text) => {
    const [key = '', value = ''] = text.split(/=(.*)/s);
    return { key, value };
  });

/** What holds for the instances with a tag. Several may hold for one instance: all that they ask for. */
const policy = z.strictObject({
  tag,
  /** Trimtab never changes them. */
  never: z.boolean().default(false),
  /** Two people approve: the second is not the one who asked. */
  secondApprover: z.boolean().default(false),
  /** Capacity for the new type and for a rollback is reserved before the instance stops. */
  reserveCapacity: z.boolean().default(false),
  /** An image is made before anything stops. */
  backUp: z.boolean().default(false),
  /** The name of their maintenance window. */
  window: z.string().optional(),
});

const window = z.strictObject({
  /** When it opens: minute, hour, day of month, month, day of week. */
  cron: z
    .string()
    .refine(isCron, 'a cron is five fields like "0 2 * * SAT": minute, hour, day, month, weekday'),
  hours: z.number().positive().max(24),
  /** Absent: that of the digest. */
  timeZone: timeZone.optional(),
});

/** Days, both included, on which nothing is changed. They begin and end in the digest's time zone. */
const freeze = z
  .strictObject({ from: z.iso.date(), until: z.iso.date() })
  .refine(({ from, until }) => from <= until, {
    path: ['until'],
    error: 'a freeze ends on the day on which it begins, or later: correct from or until',
  });

const channel = z
  .string()
  .regex(/^[CG][A-Z0-9]+$/, 'a channel is its id like C0123ABCD, not its name');

/** Where some suggestions go instead of `slack.channel`. */
const route = z
  .strictObject({
    account: quotedAccountId.optional(),
    tag: tag.optional(),
    channel: channel.optional(),
    /** The tag that holds the e-mail address of the owner, who gets a direct message. */
    ownerTag: z.string().min(1).optional(),
  })
  .transform(({ account, tag: having, channel: to, ownerTag }, context): Route => {
    const rest = { account, tag: having };
    if (to !== undefined && ownerTag === undefined && (account ?? having) !== undefined) {
      return { ...rest, to: { kind: 'channel', channel: to } };
    }
    if (ownerTag !== undefined && to === undefined) {
      return { ...rest, to: { kind: 'owner', tagKey: ownerTag } };
    }
    context.addIssue({
      code: 'custom',
      message: 'a route has a channel with an account or a tag, or an ownerTag',
    });
    return z.NEVER;
  });

const fields = z.strictObject({
  /** Where your people can read docs/: checks link there. */
  docsUrl: z.url().optional(),
  slack: z.strictObject({
    teamId: z.string().regex(/^T[A-Z0-9]+$/, 'slack.teamId looks like T0123ABCD'),
    channel,
    /** What the channel reads. People are answered in the language of their Slack. */
    language: z.enum(['en', 'ko']).default('en'),
    /** Only they may approve, snooze or dismiss. */
    approvers: z.strictObject({
      users: z
        .array(z.string().regex(/^[UW][A-Z0-9]+$/, 'an approver is a user id like U0123ABCD'))
        .default([]),
      userGroups: z
        .array(z.string().regex(/^S[A-Z0-9]+$/, 'a user group id looks like S0123ABCD'))
        .default([]),
    }),
  }),
  /** The organisation of the accounts, like `o-a1b2c3d4e5`; the roles of Trimtab name it. */
  organizationId: z
    .string()
    .regex(/^o-[a-z0-9]{10,32}$/, 'organizationId looks like o-a1b2c3d4e5')
    .optional(),
  accounts,
  /** Empty: all Regions that are enabled in the account. */
  regions: z.array(region).superRefine(refuseRepeated).default([]),
  digest: z
    .strictObject({
      /** Absent: UTC. Freezes need it. */
      timeZone: timeZone.optional(),
      hour: z.int().min(0).max(23).default(8),
      top: z.int().min(1).max(10).default(5),
      /** A day without news: one line, or nothing at all. */
      quiet: z.enum(['line', 'nothing']).default('line'),
      /** The first that fits an instance says where its suggestions go. */
      routes: z.array(route).default([]),
    })
    .prefault({}),
  commitments: z
    .strictObject({
      /** Accounts use what others leave of their commitments: AWS's default in an organisation. */
      sharing: z.boolean().default(true),
      /** `none`: no account but those above owns commitments that may pay for them. */
      elsewhere: z.enum(['ask', 'none']).default('ask'),
      /** Reads the first two weeks of hourly usage from Cost Explorer, once; it costs cents. */
      costExplorerHistory: z.boolean().default(false),
      /** Reads the undocumented file behind AWS's Spot Advisor page for interruptions of Spot. */
      spotAdvisor: z.boolean().default(false),
      /** What `/trimtab plan` proposes, and how careful it is. */
      years: z.union([z.literal(1), z.literal(3)]).default(1),
      payment: z.enum(['No Upfront', 'Partial Upfront', 'All Upfront']).default('No Upfront'),
      lookbackDays: z.int().min(1).max(120).default(30),
      /** Share of the usage that is left out of account. */
      usageMargin: z.number().min(0).max(0.9).default(0.1),
      /** Every proposed plan is used up in at least this share of the hours; 0 is no limit. */
      minUtilization: z.number().min(0).max(1).default(0),
    })
    .prefault({}),
  resize: z
    .strictObject({
      /** Only instances with this tag may be changed; the IAM policy says the same. */
      tagKey: z.string().min(1).default('trimtab'),
      tagValue: z.string().min(1).default('managed'),
      /** Only to these may an instance be changed; the IAM policy says the same. */
      allowedTypes: z.array(instanceTypePattern).min(1).default(['t*.*', 'm*.*', 'c*.*', 'r*.*']),
      /** What also holds for the instances with a tag. */
      policies: z.array(policy).default([]),
      /** Maintenance windows by name; policies and the tag trimtab-window name them. */
      windows: z.record(z.string(), window).default({}),
      /** Changes that may begin in an hour and in 24, and run at once. */
      perHour: z.int().min(1).default(10),
      perDay: z.int().min(1).default(50),
      atOnce: z.int().min(1).default(5),
      freezes: z.array(freeze).default([]),
      /** Days after a change in which nothing new is suggested for the instance. */
      cooldownDays: z.int().min(0).default(7),
      approvalHours: z.int().min(1).max(168).default(72),
      /** Seconds between looks at EC2 while something changes. */
      pollSeconds: z.int().min(1).max(60).default(15),
      healthMinutes: z.int().min(1).max(60).default(10),
      /** How CPU credits are used up on a burstable type, where the instance had none before. */
      credits: z.enum(['standard', 'unlimited']).default('unlimited'),
      /** Hours that a changed instance is watched, and minutes between two looks; 0 hours: not. */
      monitoringHours: z.number().min(0).max(72).default(24),
      monitoringIntervalMinutes: z.int().min(5).max(60).default(15),
      /** Days in which one press takes a change back; 0: it is not offered. */
      rollbackDays: z.int().min(0).max(30).default(14),
    })
    .prefault({})
    .superRefine(({ monitoringHours, monitoringIntervalMinutes }, context) => {
      const looks = Math.round((monitoringHours * 60) / monitoringIntervalMinutes);
      if (looks <= MAX_MONITORING_POLLS) return;
      context.addIssue({
        code: 'custom',
        message: `resize.monitoringHours ${monitoringHours} and monitoringIntervalMinutes ${monitoringIntervalMinutes} are ${looks} looks, and Lambda lets one change make ${MAX_MONITORING_POLLS}: watch for less long, or look less often`,
      });
    })
    .superRefine(({ policies, windows }, context) => {
      for (const { window: name } of policies) {
        if (name === undefined || name in windows) continue;
        context.addIssue({ code: 'custom', message: `resize.windows has no window ${name}` });
      }
    }),
});

/** What a company sets up: trimtab.yml. Each field has a default or a message that says what to write. */
export const configuration = fields.transform(({ digest, ...rest }, context) => {
  if (digest.timeZone === undefined && rest.resize.freezes.length > 0) {
    context.addIssue({
      code: 'custom',
      path: ['resize', 'freezes'],
      message: 'freezes begin and end in digest.timeZone: write it, like Europe/Berlin or UTC',
    });
  }
  return { ...rest, digest: { ...digest, timeZone: digest.timeZone ?? 'UTC' } };
});

export type Configuration = z.infer<typeof configuration>;

function refuseRepeated(regions: readonly string[], context: z.core.$RefinementCtx): void {
  regions.forEach((name, index) => {
    if (regions.indexOf(name) === index) return;
    const message = `${name} is listed twice: keep one`;
    context.addIssue({ code: 'custom', path: [index], message });
  });
}
