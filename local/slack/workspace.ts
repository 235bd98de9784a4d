import { randomBytes } from 'node:crypto';
import { type Block, isBlockList } from './blockKit/blockKit.ts';

export interface LocalUser {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly email?: string;
  /** `ko-KR`; English when left out. */
  readonly locale?: string;
  /** From another organisation, in a shared channel. */
  readonly stranger?: boolean;
  /** A guest: of several channels, or of a single one. */
  readonly guest?: 'restricted' | 'ultra_restricted';
}

export interface LocalChannel {
  readonly id: string;
  readonly name: string;
  /** The bot was not invited. */
  readonly withoutBot?: boolean;
}

export interface LocalUserGroup {
  readonly id: string;
  readonly handle: string;
  readonly users: readonly string[];
}

export interface WorkspaceOptions {
  /** What the bot's token may do; everything that the app asks for when left out. */
  readonly scopes?: readonly string[];
  readonly teamId: string;
  readonly channel: LocalChannel;
  readonly otherChannels?: readonly LocalChannel[];
  readonly users: readonly LocalUser[];
  readonly userGroups: readonly LocalUserGroup[];
  /** The clock of the workspace; the machine's when left out. */
  readonly now?: () => Date;
  /** Refuses the blocks of 2026. */
  readonly oldWorkspace?: boolean;
}

export interface LocalMessage {
  readonly ts: string;
  readonly channel: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly threadTs?: string;
  readonly edited?: boolean;
  /** An ephemeral: only this user sees it. */
  readonly onlyFor?: string;
  /** Said by Slack itself: what went wrong with the app. */
  readonly fromSlack?: boolean;
}

export interface LocalView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly userId: string;
  readonly hash: string;
  /** The view as the app sent it, with an id for every block. */
  readonly content: Block;
  readonly blocks: readonly Block[];
}

export interface LocalFile {
  readonly id: string;
  readonly name: string;
  readonly content: string;
  readonly title?: string;
  readonly channel?: string;
  readonly threadTs?: string;
}

interface ResponseUrl {
  readonly userId: string;
  readonly messageTs?: string;
  readonly until: number;
  usesLeft: number;
}

/** All that the local Slack remembers. `changed` is called after every change. */
export interface Workspace {
  readonly options: WorkspaceOptions;
  readonly messages: Map<string, LocalMessage>;
  readonly views: Map<string, LocalView>;
  readonly homes: Map<string, LocalView>;
  readonly files: Map<string, LocalFile>;
  readonly triggers: Map<string, { readonly userId: string; readonly until: number }>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly listeners: Set<() => void>;
  readonly now: () => Date;
  newTs(): string;
  newId(prefix: string): string;
  changed(): void;
}

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const now = options.now ?? (() => new Date());
  const listeners = new Set<() => void>();
  let last = 0;
  let ids = 0;
  return {
    options,
    messages: new Map(),
    views: new Map(),
    homes: new Map(),
    files: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    listeners,
    now,
    // A ts is the name of a message: it grows, also within a millisecond.
    newTs: () => {
      last = Math.max(last + 1, now().getTime() * 1000);
      return `${Math.floor(last / 1e6)}.${String(last % 1e6).padStart(6, '0')}`;
    },
    newId: (prefix) => {
      ids += 1;
      return `${prefix}${String(ids).padStart(8, '0')}`;
    },
    changed: () => {
      for (const listener of listeners) listener();
    },
  };
}

/** Every channel, the main one first. */
export function channelsOf({ options }: Workspace): readonly LocalChannel[] {
  return [options.channel, ...(options.otherChannels ?? [])];
}

/** Blocks as Slack keeps them: each has a block_id. */
export function withBlockIds(workspace: Workspace, blocks: unknown): readonly Block[] {
  if (!isBlockList(blocks)) return [];
  return blocks.map((each) => ({ ...each, block_id: each.block_id ?? workspace.newId('b') }));
}

const TRIGGER_MS = 3_000;

/** What lets the app open a modal, for three seconds (docs/facts/slack.md#three-seconds). */
export function newTrigger(workspace: Workspace, userId: string): string {
  const id = `${workspace.newId('')}.${randomBytes(8).toString('hex')}`;
  workspace.triggers.set(id, { userId, until: workspace.now().getTime() + TRIGGER_MS });
  return id;
}

export function newHash(workspace: Workspace): string {
  return `${Math.floor(workspace.now().getTime() / 1000)}.${randomBytes(4).toString('hex')}`;
}
