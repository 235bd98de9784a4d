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

/** Who pressed a button or submitted a dialog. */
export function slackUserOf(body: {
  readonly user: { readonly id: string; readonly team_id?: string };
  readonly team: { readonly id: string } | null;
}): SlackUser {
  return { userId: body.user.id, userTeam: body.user.team_id, team: body.team?.id };
}
