import { useContext, useState } from 'react';
import { isBlock, list, textOf } from './block.ts';
import { Names } from './names.ts';
import type { Block } from './state.ts';

interface Props {
  readonly element: Block;
  /** Left out in forms: there the value is read when the form is sent. */
  readonly press?: (value?: string | string[]) => void;
}

/** An element that people use. A confirm object asks first. */
export function Element({ element, press }: Props) {
  const [asked, ask] = useState<{ value?: string | string[] }>();
  const use = (value?: string | string[]) => {
    if (press === undefined) return;
    if (isBlock(element.confirm)) ask(value === undefined ? {} : { value });
    else press(value);
  };
  return (
    <>
      <Control element={element} use={use} />
      {asked === undefined || !isBlock(element.confirm) ? null : (
        <Confirm
          confirm={element.confirm}
          answer={(yes) => {
            ask(undefined);
            if (yes) press?.(asked.value);
          }}
        />
      )}
    </>
  );
}

function People({ element, use }: { element: Block; use: (value?: string) => void }) {
  const people = useContext(Names)?.users ?? [];
  return (
    <select
      name={String(element.action_id)}
      defaultValue={String(element.initial_user ?? '')}
      onChange={(event) => use(event.target.value)}
    >
      <option value="">{textOf(element.placeholder) || 'Choose a person'}</option>
      {people.map(({ id, realName }) => (
        <option key={id} value={id}>
          {realName}
        </option>
      ))}
    </select>
  );
}

function Control({ element, use }: { element: Block; use: (value?: string | string[]) => void }) {
  switch (element.type) {
    case 'button':
      return <Button element={element} use={use} />;
    case 'overflow':
    case 'static_select':
      return <Menu element={element} use={use} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <Choices element={element} use={use} />;
    case 'users_select':
      return <People element={element} use={use} />;
    default:
      return <Field element={element} use={use} />;
  }
}

function Button({ element, use }: { element: Block; use: () => void }) {
  return (
    <button
      type="button"
      className={`button ${String(element.style ?? '')}`}
      data-action={String(element.action_id)}
      onClick={() => {
        use();
        if (typeof element.url === 'string') window.open(element.url, '_blank', 'noopener');
      }}
    >
      {textOf(element.text)}
    </button>
  );
}

/** What people type, or a date or a time that they choose. */
function Field({ element, use }: { element: Block; use: (value: string) => void }) {
  const name = String(element.action_id);
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
      return element.multiline === true ? (
        <textarea
          name={name}
          rows={4}
          placeholder={textOf(element.placeholder)}
          defaultValue={initial(element)}
        />
      ) : (
        <input
          name={name}
          placeholder={textOf(element.placeholder)}
          defaultValue={initial(element)}
        />
      );
    case 'datepicker':
      return (
        <input
          type="date"
          name={name}
          defaultValue={String(element.initial_date ?? '')}
          onChange={(event) => use(event.target.value)}
        />
      );
    case 'timepicker':
      return (
        <input
          type="time"
          name={name}
          defaultValue={String(element.initial_time ?? '')}
          onChange={(event) => use(event.target.value)}
        />
      );
    default:
      return (
        <input
          name={name}
          type={type === 'number_input' ? 'number' : 'text'}
          step="any"
          placeholder={textOf(element.placeholder)}
          defaultValue={initial(element)}
        />
      );
  }
}

function Menu({ element, use }: { element: Block; use: (value: string) => void }) {
  const groups = element.option_groups === undefined ? [element] : list(element.option_groups);
  const chosen = isBlock(element.initial_option) ? String(element.initial_option.value) : '';
  const label = element.type === 'overflow' ? '•••' : textOf(element.placeholder) || 'Choose…';
  return (
    <select
      className={`button ${String(element.type)}`}
      name={String(element.action_id)}
      data-action={String(element.action_id)}
      defaultValue={chosen}
      aria-label={label}
      onChange={(event) => {
        use(event.target.value);
        if (element.type === 'overflow') event.target.value = '';
      }}
    >
      <option value="" hidden>
        {label}
      </option>
      {groups.flatMap((group) =>
        list(group.options).map((option) => (
          <option key={String(option.value)} value={String(option.value)}>
            {textOf(option.text)}
          </option>
        )),
      )}
    </select>
  );
}

function Choices({ element, use }: { element: Block; use: (value: string | string[]) => void }) {
  const many = element.type === 'checkboxes';
  const first = many ? list(element.initial_options) : list([element.initial_option]);
  return (
    <div
      className="choices"
      onChange={(event) => {
        const ticked = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input:checked')];
        const values = ticked.map(({ value }) => value);
        use(many ? values : (values[0] ?? ''));
      }}
    >
      {list(element.options).map((option) => (
        <label key={String(option.value)}>
          <input
            type={many ? 'checkbox' : 'radio'}
            name={String(element.action_id)}
            value={String(option.value)}
            defaultChecked={first.some(({ value }) => value === option.value)}
          />
          <span>
            {textOf(option.text)}
            <span className="quiet"> {textOf(option.description)}</span>
          </span>
        </label>
      ))}
    </div>
  );
}

function Confirm({ confirm, answer }: { confirm: Block; answer: (yes: boolean) => void }) {
  return (
    <div className="backdrop">
      <div className="modal small" role="alertdialog" aria-modal="true">
        <h2>{textOf(confirm.title)}</h2>
        <p className="modal-body">{textOf(confirm.text)}</p>
        <footer>
          <button type="button" className="button" onClick={() => answer(false)}>
            {textOf(confirm.deny)}
          </button>
          <button
            type="button"
            className={`button ${String(confirm.style ?? 'primary')}`}
            onClick={() => answer(true)}
          >
            {textOf(confirm.confirm)}
          </button>
        </footer>
      </div>
    </div>
  );
}

function initial(element: Block): string {
  return String(element.initial_value ?? '');
}
