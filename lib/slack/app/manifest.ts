import { COMMANDS } from '../commands/commands.ts';

/** What the bot may do in a workspace, and why (docs/facts/slack.md#scopes). */
export const SCOPES: Readonly<Record<string, string>> = {
  commands: 'the slash command',
  'chat:write': 'the digest and the progress of changes',
  'files:write': 'exports, for the user who asks',
  'im:write': 'the direct messages that exports go to',
  'usergroups:read': 'who is in the user groups of approvers',
  'users:read': 'whether a user is a full member, and their language',
  'users:read.email': 'owners by the e-mail address in a tag',
};

/** The events that Slack sends to the app. */
const EVENTS = ['app_home_opened'];

/**
 * The app manifest that this code needs (https://docs.slack.dev/app-manifests). `url` is the function
 * URL. With `socketMode`, Slack sends everything over a connection that the app opens: for
 * development, without a public URL.
 */
export function manifest(url: string, socketMode: boolean) {
  return {
    display_information: {
      name: 'Trimtab',
      description:
        'Finds money in the EC2 bill and gives it back: small, safe, reversible changes.',
      background_color: '#1f4e5f',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: true,
      },
      bot_user: { display_name: 'Trimtab', always_online: true },
      slash_commands: [
        {
          command: '/trimtab',
          ...(socketMode ? {} : { url }),
          description: 'What the fleet costs, and what could be trimmed',
          usage_hint: COMMANDS.map(({ name }) => name).join(' | '),
          should_escape: false,
        },
      ],
    },
    oauth_config: { scopes: { bot: Object.keys(SCOPES) } },
    settings: {
      event_subscriptions: {
        ...(socketMode ? {} : { request_url: url }),
        bot_events: EVENTS,
      },
      interactivity: { is_enabled: true, ...(socketMode ? {} : { request_url: url }) },
      org_deploy_enabled: false,
      socket_mode_enabled: socketMode,
      token_rotation_enabled: false,
    },
  };
}
