/** Who pressed or typed, as Slack's signed request names them. */
export interface SlackUser {
  readonly userId: string;
  /** The workspace of the user: another one in a channel that is shared between companies. */
  readonly userTeam: string | undefined;
  /** The workspace in which they pressed. */
  readonly team: string | undefined;
}

/** Whether a user of our workspace pressed in our workspace: a shared channel shows others our buttons. */
export function isInWorkspace(
  { userTeam, team }: SlackUser,
  { teamId }: { readonly teamId: string },
): boolean {
  return userTeam === teamId && team === teamId;
}
