import { type FormEvent, useState } from 'react';
import { Blocks } from './blocks.tsx';
import { act, type Outcome, type View } from './state.ts';

/** An open modal. Slack's own sentences stand at the fields that are wrong. */
export function Modal({ view, user }: { readonly view: View; readonly user: string }) {
  const [outcome, setOutcome] = useState<Outcome>({ ok: true });
  const [busy, setBusy] = useState(false);
  const { title, submit, close } = view.content;

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values: Record<string, string[]> = {};
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string' && value !== '')
        values[name] = [...(values[name] ?? []), value];
    }
    setBusy(true);
    setOutcome(await act({ do: 'submit', user, viewId: view.id, values }));
    setBusy(false);
  };

  return (
    <div className="backdrop">
      <form className="modal" role="dialog" aria-modal="true" onSubmit={send} noValidate>
        <h2>{title?.text}</h2>
        <div className="modal-body">
          <Blocks
            blocks={view.blocks}
            errors={outcome.errors ?? {}}
            press={async (block, element, value) => {
              const place = { viewId: view.id };
              setOutcome(
                await act({
                  do: 'press',
                  user,
                  place,
                  blockId: block.block_id,
                  actionId: element.action_id,
                  value,
                }),
              );
            }}
          />
          {outcome.error === undefined ? null : (
            <p className="error">⚠ We had some trouble connecting. Try again? ({outcome.error})</p>
          )}
        </div>
        <footer>
          <button
            type="button"
            className="button"
            onClick={() => act({ do: 'close', user, viewId: view.id })}
          >
            {close?.text ?? 'Cancel'}
          </button>
          {submit === undefined ? null : (
            <button type="submit" className="button primary" disabled={busy}>
              {submit.text}
            </button>
          )}
        </footer>
      </form>
    </div>
  );
}
