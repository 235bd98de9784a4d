import { type FormEvent, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import 'slack-blocks-to-jsx/dist/style.css';
import './page.css';
import { Blocks, Drawn, type Press } from './blocks.tsx';
import { Modal } from './modal.tsx';
import { Names } from './names.ts';
import { act, type Message, type State } from './state.ts';

function App() {
  const [user, setUser] = useState('');
  const [place, setOrigin] = useState('');
  const state = useLive(user);
  if (state === undefined) return <p className="waiting">Connecting…</p>;
  const me = state.users.find(({ id }) => id === user) ?? state.users[0];
  if (me === undefined) return <p className="waiting">This workspace has no users.</p>;
  if (user === '') setUser(me.id);
  const shown = place === '' ? (state.channels[0]?.id ?? '') : place;
  return (
    <Names.Provider value={state}>
      <nav>
        <h1>Local Slack</h1>
        <p className="group">Channels</p>
        {state.channels.map(({ id, name }) => (
          <Placement key={id} name={`# ${name}`} on={id === shown} go={() => setOrigin(id)} />
        ))}
        <p className="group">Apps</p>
        <Placement name="Trimtab: Home" on={place === 'home'} go={() => setOrigin('home')} />
        <Placement
          name="Trimtab: Messages"
          on={place === 'direct'}
          go={() => setOrigin('direct')}
        />
        <p className="group">You are</p>
        {state.users.map(({ id, realName, stranger }) => (
          <Placement
            key={id}
            name={`${realName}${stranger ? ' (stranger)' : ''}`}
            on={id === me.id}
            go={() => setUser(id)}
          />
        ))}
      </nav>
      {place === 'home' ? (
        <Home state={state} user={me.id} />
      ) : (
        <Channel state={state} user={me.id} id={shown === 'direct' ? state.direct : shown} />
      )}
      {state.views.map((view) => (
        <Modal key={view.id} view={view} user={me.id} />
      ))}
    </Names.Provider>
  );
}

function Placement({ name, on, go }: { name: string; on: boolean; go: () => void }) {
  return (
    <button type="button" className={on ? 'place on' : 'place'} aria-pressed={on} onClick={go}>
      {name}
    </button>
  );
}

function Channel({ state, user, id }: { state: State; user: string; id: string }) {
  const end = useRef<HTMLDivElement>(null);
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
  return (
    <main>
      <header>{name === undefined ? 'Trimtab' : `# ${name}`}</header>
      <div className="messages">
        {tops.map((message) => (
          <Thread key={message.ts} top={message} state={state} user={user} />
        ))}
        <Files files={files} />
        <div ref={end} />
      </div>
      {id === state.channels[0]?.id ? <CommandBox user={user} /> : null}
    </main>
  );
}

function Thread({ top, state, user }: { top: Message; state: State; user: string }) {
  const replies = state.messages.filter(({ threadTs }) => threadTs === top.ts);
  const files = state.files.filter(({ threadTs }) => threadTs === top.ts);
  return (
    <section>
      <OneMessage message={top} user={user} />
      {replies.length + files.length === 0 ? null : (
        <div className="thread">
          {replies.map((reply) => (
            <OneMessage key={reply.ts} message={reply} user={user} />
          ))}
          <Files files={files} />
        </div>
      )}
    </section>
  );
}

function Files({ files }: { files: State['files'] }) {
  return files.map(({ id, name }) => (
    <a key={id} href={`/file/${id}`}>
      📄 {name}
    </a>
  ));
}

function OneMessage({ message, user }: { message: Message; user: string }) {
  const press: Press = (block, element, value) => {
    const { ts: messageTs } = message;
    const { block_id: blockId } = block;
    act({ do: 'press', user, place: { messageTs }, blockId, actionId: element.action_id, value });
  };
  const { fromSlack = false, onlyFor, blocks, text } = message;
  const at = new Date(Number(message.ts) * 1000);
  return (
    <article className={onlyFor === undefined ? 'message' : 'message only'} data-ts={message.ts}>
      <div className={fromSlack ? 'avatar slack' : 'avatar'}>{fromSlack ? 'S' : 'T'}</div>
      <div className="said">
        {onlyFor === undefined ? null : <p className="quiet">👁 Only visible to you</p>}
        <p>
          <b>{fromSlack ? 'Slackbot' : 'Trimtab'}</b> <span className="badge">APP</span>{' '}
          <time className="quiet">{at.toLocaleTimeString([], { timeStyle: 'short' })}</time>
          {message.edited === true ? <span className="quiet"> (edited)</span> : null}
        </p>
        {blocks.length === 0 ? (
          <Drawn block={{ type: 'section', text: { type: 'mrkdwn', text } }} />
        ) : (
          <Blocks blocks={blocks} press={press} />
        )}
      </div>
    </article>
  );
}

function Home({ state: { home }, user }: { state: State; user: string }) {
  useEffect(() => {
    act({ do: 'home', user });
  }, [user]);
  return (
    <main>
      <header>Trimtab</header>
      <div className="messages home">
        {home === undefined ? (
          <p className="quiet">The app has not published a Home for you.</p>
        ) : (
          <Blocks
            blocks={home.blocks}
            press={(block, element, value) => {
              const { block_id: blockId } = block;
              const place = { viewId: home.id };
              act({ do: 'press', user, place, blockId, actionId: element.action_id, value });
            }}
          />
        )}
      </div>
    </main>
  );
}

function CommandBox({ user }: { user: string }) {
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = String(new FormData(form).get('text'));
    form.reset();
    act({ do: 'command', user, text });
  };
  return (
    <form className="command" onSubmit={send}>
      <span>/trimtab</span>
      <input name="text" aria-label="Slash command" placeholder="help" autoComplete="off" />
      <button type="submit" className="button primary">
        Send
      </button>
    </form>
  );
}

/** The state as the server last sent it for this user. */
function useLive(user: string): State | undefined {
  const [state, setState] = useState<State>();
  useEffect(() => {
    const source = new EventSource(`/live?user=${encodeURIComponent(user)}`);
    source.onmessage = ({ data }) => setState(JSON.parse(data));
    return () => source.close();
  }, [user]);
  return state;
}

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<App />);
