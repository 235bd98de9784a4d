/** What the server sends: see local/slack/web/pageState.ts, whose types need Node. */

export type Block = Readonly<Record<string, unknown>> & { readonly type?: string };

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly stranger: boolean;
}

export interface Message {
  readonly ts: string;
  readonly channel: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly threadTs?: string;
  readonly edited?: boolean;
  readonly onlyFor?: string;
  readonly fromSlack?: boolean;
}

export interface View {
  readonly id: string;
  readonly hash: string;
  readonly content: {
    readonly title?: { readonly text: string };
    readonly submit?: { readonly text: string };
    readonly close?: { readonly text: string };
  };
  readonly blocks: readonly Block[];
}

export interface State {
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  readonly direct: string;
  readonly users: readonly Person[];
  readonly userGroups: readonly { readonly id: string; readonly name: string }[];
  readonly messages: readonly Message[];
  readonly views: readonly View[];
  readonly home?: View;
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly channel?: string;
    readonly threadTs?: string;
  }[];
}

export type Outcome = {
  readonly ok: boolean;
  readonly error?: string;
  readonly errors?: Readonly<Record<string, string>>;
};

export async function act(action: Readonly<Record<string, unknown>>): Promise<Outcome> {
  const response = await fetch('/ui/act', { method: 'POST', body: JSON.stringify(action) });
  return response.ok ? response.json() : { ok: false, error: await response.text() };
}
