import { useContext, useState } from 'react';
import { Fragment as _Fragment, jsx as _jsx, jsxs as _jsxs } from 'react/jsx-runtime';
import { isBlock, list, Names, textOf } from './blocks.tsx';
/** An element that people use. A confirm object asks first. */
export function Element({ element, press }) {
  const [asked, query] = useState();
  const use = (value) => {
    if (press === undefined) return;
    if (isBlock(element.confirm)) query(value === undefined ? {} : { value });
    else press(value);
  };
  return _jsxs(_Fragment, {
    children: [
      _jsx(Control, { element: element, use: use }),
      asked === undefined || !isBlock(element.confirm)
        ? null
        : _jsx(Confirm, {
            confirm: element.confirm,
            answer: (yes) => {
              query(undefined);
              if (yes) press?.(asked.value);
            },
          }),
    ],
  });
}
function People({ element, use }) {
  const people = useContext(Names)?.users ?? [];
  return _jsxs('select', {
    name: String(element.action_id),
    defaultValue: String(element.initial_user ?? ''),
    onChange: (event) => use(event.target.value),
    children: [
      _jsx('option', { value: '', children: textOf(element.placeholder) || 'Choose a person' }),
      people.map(({ id, realName }) => _jsx('option', { value: id, children: realName }, id)),
    ],
  });
}
function Control({ element, use }) {
  const name = String(element.action_id);
  const { type } = element;
  switch (type) {
    case 'button':
      return _jsx('button', {
        type: 'button',
        className: `button ${String(element.style ?? '')}`,
        'data-action': name,
        onClick: () => {
          use();
          if (typeof element.url === 'string') window.open(element.url, '_blank', 'noopener');
        },
        children: textOf(element.text),
      });
    case 'overflow':
    case 'static_select':
      return _jsx(Menu, { element: element, use: use });
    case 'checkboxes':
    case 'radio_buttons':
      return _jsx(Choices, { element: element, use: use });
    case 'plain_text_input':
      return element.multiline === true
        ? _jsx('textarea', {
            name: name,
            rows: 4,
            placeholder: textOf(element.placeholder),
            defaultValue: initial(element),
          })
        : _jsx('input', {
            name: name,
            placeholder: textOf(element.placeholder),
            defaultValue: initial(element),
          });
    case 'users_select':
      return _jsx(People, { element: element, use: use });
    case 'datepicker':
      return _jsx('input', {
        type: 'date',
        name: name,
        defaultValue: String(element.initial_date ?? ''),
        onChange: (event) => use(event.target.value),
      });
    case 'timepicker':
      return _jsx('input', {
        type: 'time',
        name: name,
        defaultValue: String(element.initial_time ?? ''),
        onChange: (event) => use(event.target.value),
      });
    default:
      return _jsx('input', {
        name: name,
        type: type === 'number_input' ? 'number' : 'text',
        step: 'any',
        placeholder: textOf(element.placeholder),
        defaultValue: initial(element),
      });
  }
}
function Menu({ element, use }) {
  const groups = element.option_groups === undefined ? [element] : list(element.option_groups);
  const chosen = isBlock(element.initial_option) ? String(element.initial_option.value) : '';
  const label = element.type === 'overflow' ? '•••' : textOf(element.placeholder) || 'Choose…';
  return _jsxs('select', {
    className: `button ${String(element.type)}`,
    name: String(element.action_id),
    'data-action': String(element.action_id),
    defaultValue: chosen,
    'aria-label': label,
    onChange: (event) => {
      use(event.target.value);
      if (element.type === 'overflow') event.target.value = '';
    },
    children: [
      _jsx('option', { value: '', hidden: true, children: label }),
      groups.flatMap((group) =>
        list(group.options).map((option) =>
          _jsx(
            'option',
            { value: String(option.value), children: textOf(option.text) },
            String(option.value),
          ),
        ),
      ),
    ],
  });
}
function Choices({ element, use }) {
  const many = element.type === 'checkboxes';
  const first = many ? list(element.initial_options) : list([element.initial_option]);
  return _jsx('div', {
    className: 'choices',
    onChange: (event) => {
      const ticked = [...event.currentTarget.querySelectorAll('input:checked')];
      const values = ticked.map(({ value }) => value);
      use(many ? values : (values[0] ?? ''));
    },
    children: list(element.options).map((option) =>
      _jsxs(
        'label',
        {
          children: [
            _jsx('input', {
              type: many ? 'checkbox' : 'radio',
              name: String(element.action_id),
              value: String(option.value),
              defaultChecked: first.some(({ value }) => value === option.value),
            }),
            _jsxs('span', {
              children: [
                textOf(option.text),
                _jsxs('span', { className: 'quiet', children: [' ', textOf(option.description)] }),
              ],
            }),
          ],
        },
        String(option.value),
      ),
    ),
  });
}
function Confirm({ confirm, answer }) {
  return _jsx('div', {
    className: 'backdrop',
    children: _jsxs('div', {
      className: 'modal small',
      role: 'alertdialog',
      'aria-modal': 'true',
      children: [
        _jsx('h2', { children: textOf(confirm.title) }),
        _jsx('p', { className: 'modal-body', children: textOf(confirm.text) }),
        _jsxs('footer', {
          children: [
            _jsx('button', {
              type: 'button',
              className: 'button',
              onClick: () => answer(false),
              children: textOf(confirm.deny),
            }),
            _jsx('button', {
              type: 'button',
              className: `button ${String(confirm.style ?? 'primary')}`,
              onClick: () => answer(true),
              children: textOf(confirm.confirm),
            }),
          ],
        }),
      ],
    }),
  });
}
function initial(element) {
  return String(element.initial_value ?? '');
}
