import { useEffect, useRef, useState } from 'react';
import { jsx as _jsx, jsxs as _jsxs } from 'react/jsx-runtime';
import { createRoot } from 'react-dom/client';
import 'slack-blocks-to-jsx/dist/style.css';
import './page.css';
import { Blocks, Drawn, Names } from './blocks.tsx';
import { Modal } from './modal.tsx';
import { act } from './state.ts';

function App() {
  const [user, setUser] = useState('');
  const [place, setOrigin] = useState('');
  const state = useLive(user);
  if (state === undefined) return _jsx('p', { className: 'waiting', children: 'Connecting\u2026' });
  const me = state.users.find(({ id }) => id === user) ?? state.users[0];
  if (me === undefined)
    return _jsx('p', { className: 'waiting', children: 'Nobody is in this workspace.' });
  if (user === '') setUser(me.id);
  const shown = place === '' ? (state.channels[0]?.id ?? '') : place;
  return _jsxs(Names.Provider, {
    value: state,
    children: [
      _jsxs('nav', {
        children: [
          _jsx('h1', { children: 'Local Slack' }),
          _jsx('p', { className: 'group', children: 'Channels' }),
          state.channels.map(({ id, name }) =>
            _jsx(Placement, { name: `# ${name}`, on: id === shown, go: () => setOrigin(id) }, id),
          ),
          _jsx('p', { className: 'group', children: 'Apps' }),
          _jsx(Placement, {
            name: 'Trimtab: Home',
            on: place === 'home',
            go: () => setOrigin('home'),
          }),
          _jsx(Placement, {
            name: 'Trimtab: Messages',
            on: place === 'direct',
            go: () => setOrigin('direct'),
          }),
          _jsx('p', { className: 'group', children: 'You are' }),
          state.users.map(({ id, realName, stranger }) =>
            _jsx(
              Placement,
              {
                name: `${realName}${stranger ? ' (stranger)' : ''}`,
                on: id === me.id,
                go: () => setUser(id),
              },
              id,
            ),
          ),
        ],
      }),
      place === 'home'
        ? _jsx(Home, { state: state, user: me.id })
        : _jsx(Channel, {
            state: state,
            user: me.id,
            id: shown === 'direct' ? state.direct : shown,
          }),
      state.views.map((view) => _jsx(Modal, { view: view, user: me.id }, view.id)),
    ],
  });
}
function Placement({ name, on, go }) {
  return _jsx('button', {
    type: 'button',
    className: on ? 'place on' : 'place',
    'aria-pressed': on,
    onClick: go,
    children: name,
  });
}
function Channel({ state, user, id }) {
  const end = useRef(null);
  const said = state.messages.filter(({ channel }) => channel === id);
  const tops = said.filter(({ threadTs }) => threadTs === undefined);
  const files = state.files.filter((file) => file.channel === id && file.threadTs === undefined);
  const name = state.channels.find((channel) => channel.id === id)?.name;
  const count = said.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: scrolls when something was said
  useEffect(() => {
    // In braces: what an effect returns is called at its end, and Chromium returns a promise here.
    end.current?.scrollIntoView();
  }, [count]);
  return _jsxs('main', {
    children: [
      _jsx('header', { children: name === undefined ? 'Trimtab' : `# ${name}` }),
      _jsxs('div', {
        className: 'messages',
        children: [
          tops.map((message) =>
            _jsx(Thread, { top: message, state: state, user: user }, message.ts),
          ),
          _jsx(Files, { files: files }),
          _jsx('div', { ref: end }),
        ],
      }),
      id === state.channels[0]?.id ? _jsx(CommandBox, { user: user }) : null,
    ],
  });
}
function Thread({ top, state, user }) {
  const replies = state.messages.filter(({ threadTs }) => threadTs === top.ts);
  const files = state.files.filter(({ threadTs }) => threadTs === top.ts);
  return _jsxs('section', {
    children: [
      _jsx(OneMessage, { message: top, user: user }),
      replies.length + files.length === 0
        ? null
        : _jsxs('div', {
            className: 'thread',
            children: [
              replies.map((reply) => _jsx(OneMessage, { message: reply, user: user }, reply.ts)),
              _jsx(Files, { files: files }),
            ],
          }),
    ],
  });
}
function Files({ files }) {
  return files.map(({ id, name }) =>
    _jsxs('a', { href: `/file/${id}`, children: ['\uD83D\uDCC4 ', name] }, id),
  );
}
function OneMessage({ message, user }) {
  const press = (block, element, value) => {
    const { ts: messageTs } = message;
    const { block_id: blockId } = block;
    act({ do: 'press', user, place: { messageTs }, blockId, actionId: element.action_id, value });
  };
  const { fromSlack = false, onlyFor, blocks, text } = message;
  const at = new Date(Number(message.ts) * 1000);
  return _jsxs('article', {
    className: onlyFor === undefined ? 'message' : 'message only',
    'data-ts': message.ts,
    children: [
      _jsx('div', {
        className: fromSlack ? 'avatar slack' : 'avatar',
        children: fromSlack ? 'S' : 'T',
      }),
      _jsxs('div', {
        className: 'said',
        children: [
          onlyFor === undefined
            ? null
            : _jsx('p', { className: 'quiet', children: '\uD83D\uDC41 Only visible to you' }),
          _jsxs('p', {
            children: [
              _jsx('b', { children: fromSlack ? 'Slackbot' : 'Trimtab' }),
              ' ',
              _jsx('span', { className: 'badge', children: 'APP' }),
              ' ',
              _jsx('time', {
                className: 'quiet',
                children: at.toLocaleTimeString([], { timeStyle: 'short' }),
              }),
              message.edited === true
                ? _jsx('span', { className: 'quiet', children: ' (edited)' })
                : null,
            ],
          }),
          blocks.length === 0
            ? _jsx(Drawn, { block: { type: 'section', text: { type: 'mrkdwn', text } } })
            : _jsx(Blocks, { blocks: blocks, press: press }),
        ],
      }),
    ],
  });
}
function Home({ state: { home }, user }) {
  useEffect(() => {
    act({ do: 'home', user });
  }, [user]);
  return _jsxs('main', {
    children: [
      _jsx('header', { children: 'Trimtab' }),
      _jsx('div', {
        className: 'messages home',
        children:
          home === undefined
            ? _jsx('p', {
                className: 'quiet',
                children: 'The app has not published a Home for you.',
              })
            : _jsx(Blocks, {
                blocks: home.blocks,
                press: (block, element, value) => {
                  const { block_id: blockId } = block;
                  const place = { viewId: home.id };
                  act({ do: 'press', user, place, blockId, actionId: element.action_id, value });
                },
              }),
      }),
    ],
  });
}
function CommandBox({ user }) {
  const send = (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = String(new FormData(form).get('text'));
    form.reset();
    act({ do: 'command', user, text });
  };
  return _jsxs('form', {
    className: 'command',
    onSubmit: send,
    children: [
      _jsx('span', { children: '/trimtab' }),
      _jsx('input', {
        name: 'text',
        'aria-label': 'Slash command',
        placeholder: 'help',
        autoComplete: 'off',
      }),
      _jsx('button', { type: 'submit', className: 'button primary', children: 'Send' }),
    ],
  });
}
/** The state as the server last sent it for this user. */
function useLive(user) {
  const [state, setState] = useState();
  useEffect(() => {
    const source = new EventSource(`/live?user=${encodeURIComponent(user)}`);
    source.onmessage = ({ data }) => setState(JSON.parse(data));
    return () => source.close();
  }, [user]);
  return state;
}
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(_jsx(App, {}));
