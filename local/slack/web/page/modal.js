import { useState } from 'react';
import { jsx as _jsx, jsxs as _jsxs } from 'react/jsx-runtime';
import { Blocks } from './blocks.tsx';
import { act } from './state.ts';
/** An open modal. Slack's own sentences stand at the fields that are wrong. */
export function Modal({ view, user }) {
  const [outcome, setOutcome] = useState({ ok: true });
  const [busy, setBusy] = useState(false);
  const { title, submit, close } = view.content;
  const send = async (event) => {
    event.preventDefault();
    const values = {};
    for (const [name, value] of new FormData(event.currentTarget)) {
      if (typeof value === 'string' && value !== '')
        values[name] = [...(values[name] ?? []), value];
    }
    setBusy(true);
    setOutcome(await act({ do: 'submit', user, viewId: view.id, values }));
    setBusy(false);
  };
  return _jsx('div', {
    className: 'backdrop',
    children: _jsxs('form', {
      className: 'modal',
      role: 'dialog',
      'aria-modal': 'true',
      onSubmit: send,
      noValidate: true,
      children: [
        _jsx('h2', { children: title?.text }),
        _jsxs('div', {
          className: 'modal-body',
          children: [
            _jsx(Blocks, {
              blocks: view.blocks,
              errors: outcome.errors ?? {},
              press: async (block, element, value) => {
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
              },
            }),
            outcome.error === undefined
              ? null
              : _jsxs('p', {
                  className: 'error',
                  children: [
                    '\u26A0 We had some trouble connecting. Try again? (',
                    outcome.error,
                    ')',
                  ],
                }),
          ],
        }),
        _jsxs('footer', {
          children: [
            _jsx('button', {
              type: 'button',
              className: 'button',
              onClick: () => act({ do: 'close', user, viewId: view.id }),
              children: close?.text ?? 'Cancel',
            }),
            submit === undefined
              ? null
              : _jsx('button', {
                  type: 'submit',
                  className: 'button primary',
                  disabled: busy,
                  children: submit.text,
                }),
          ],
        }),
      ],
    }),
  });
}
