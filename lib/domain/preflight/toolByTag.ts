/** A tag that a tool leaves, or that its users set by convention. */
interface TagConvention {
  readonly key: RegExp;
  readonly value?: RegExp;
  readonly tool: string;
}

/**
 * The tool whose code declares an instance with these tags; undefined when no tag says so. Terraform
 * and OpenTofu leave no tag by themselves: these are their users' conventions.
 */
export function codeToolByTag(tags: Readonly<Record<string, string>>): string | undefined {
  return find(CODE, tags)?.tool;
}

/** The tag by which a scheduler starts and stops an instance, `Schedule=office-hours`. */
export function scheduleTag(tags: Readonly<Record<string, string>>): string | undefined {
  const found = find(SCHEDULERS, tags);
  return found && `${found.key}=${found.value}`;
}

const CODE: readonly TagConvention[] = [
  { key: /^(terraform|opentofu)([-_:].*)?$/i, value: /^(?!false$|no$|0$)/i, tool: 'Terraform' },
  {
    key: /^(managed|created|provisioned|deployed)[-_ ]?by$/i,
    value: /terraform/i,
    tool: 'Terraform',
  },
  {
    key: /^(managed|created|provisioned|deployed)[-_ ]?by$/i,
    value: /opentofu/i,
    tool: 'OpenTofu',
  },
  { key: /^(managed|created|provisioned|deployed)[-_ ]?by$/i, value: /pulumi/i, tool: 'Pulumi' },
  { key: /^(provisioner|iac([-_ ]?tool)?)$/i, value: /terraform/i, tool: 'Terraform' },
  { key: /^pulumi:/i, tool: 'Pulumi' },
];

/**
 * Instance Scheduler on AWS reads `Schedule`
 * (https://docs.aws.amazon.com/solutions/latest/instance-scheduler-on-aws/solution-overview.html);
 * Cloud Custodian's off-hours `maid_offhours` and `custodian_offhours`; the rest is what scripts use.
 */
const SCHEDULERS: readonly TagConvention[] = [
  { key: /^schedule$/i, tool: 'Instance Scheduler' },
  { key: /^(maid|custodian)_(off|on)hours$/i, tool: 'Cloud Custodian' },
  {
    key: /^auto[-_ ]?(stop|start|shutdown|off|on)$/i,
    value: /^(?!false$|no$|0$)/i,
    tool: 'a script',
  },
  { key: /^(start|stop)[-_ ]?(stop|start)?[-_ ]?(time|schedule)$/i, tool: 'a script' },
];

function find(conventions: readonly TagConvention[], tags: Readonly<Record<string, string>>) {
  for (const [key, value] of Object.entries(tags)) {
    const convention = conventions.find(
      (each) => each.key.test(key) && (each.value === undefined || each.value.test(value)),
    );
    if (convention !== undefined) return { key, value, tool: convention.tool };
  }
  return undefined;
}
