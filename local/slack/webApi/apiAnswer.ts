/** What the Web API answers: `ok` and the rest, as JSON. */
export interface ApiAnswer {
  readonly ok: boolean;
  readonly [field: string]: unknown;
}

/** A refusal with Slack's own code, thrown by a method and answered by the server. */
export class SlackRefusal extends Error {
  readonly answer: ApiAnswer;

  constructor(error: string, messages: readonly string[] = []) {
    super(error);
    this.name = 'SlackRefusal';
    this.answer = {
      ok: false,
      error,
      ...(messages.length === 0 ? {} : { response_metadata: { messages } }),
    };
  }
}
