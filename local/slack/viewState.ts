import { type Block, children, elementsOf, isBlockList } from './blockKit/blockKit.ts';

/** What a user typed or chose, by action_id: a text, the value of an option, or several. */
export type InputValues = Readonly<Record<string, string | readonly string[] | undefined>>;

type State = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** `state.values` of a payload: every input of the blocks by block_id and action_id. */
export function viewStateOf(blocks: readonly Block[], values: InputValues): State {
  const entries = everyBlock(blocks).map((each): [string, Readonly<Record<string, Block>>] => [
    String(each.block_id),
    Object.fromEntries(
      elementsOf(each).flatMap((element): [string, Block][] => {
        const id = String(element.action_id);
        const state = elementState(element, values[id]);
        return state === undefined ? [] : [[id, state]];
      }),
    ),
  ]);
  return Object.fromEntries(entries.filter(([, state]) => Object.keys(state).length > 0));
}

/** The required inputs that are still empty: Slack does not send a form with those. */
export function missingInputs(blocks: readonly Block[], values: InputValues): readonly string[] {
  return everyBlock(blocks)
    .filter(({ type, optional }) => type === 'input' && optional !== true)
    .filter((each) =>
      elementsOf(each).every((element) => {
        const state = elementState(element, values[String(element.action_id)]) ?? {};
        return Object.entries(state).every(([name, value]) => name === 'type' || isEmpty(value));
      }),
    )
    .map(({ block_id }) => String(block_id));
}

/** What an element holds: of what was chosen now, or what it began with. */
export function elementState(
  element: Block,
  chosen: string | readonly string[] | undefined,
): Block | undefined {
  const { type } = element;
  const one = typeof chosen === 'string' ? chosen : chosen?.[0];
  const many = typeof chosen === 'string' ? [chosen] : chosen;
  const some = (ids: unknown) => many ?? ids ?? [];
  switch (type) {
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: one ?? element.initial_value ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return {
        type,
        selected_options:
          many?.map((value) => optionOf(element, value)) ?? element.initial_options ?? [],
      };
    case 'static_select':
    case 'radio_buttons':
      return {
        type,
        selected_option:
          one === undefined ? (element.initial_option ?? null) : optionOf(element, one),
      };
    case 'datepicker':
      return { type, selected_date: one ?? element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: one ?? element.initial_time ?? null };
    case 'datetimepicker':
      return {
        type,
        selected_date_time: one === undefined ? (element.initial_date_time ?? null) : Number(one),
      };
    case 'users_select':
      return { type, selected_user: one ?? element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: some(element.initial_users) };
    case 'conversations_select':
      return { type, selected_conversation: one ?? element.initial_conversation ?? null };
    default:
      return undefined;
  }
}

/** The option with this value. Throws when the element does not offer it: no user could choose it. */
export function optionOf(element: Block, value: string): Block {
  const groups = isBlockList(element.option_groups) ? element.option_groups : [];
  const options = [element, ...groups].flatMap(({ options: list }) =>
    isBlockList(list) ? list : [],
  );
  const found = options.find((option) => option.value === value);
  if (found === undefined) throw new Error(`there is no option ${value} to choose`);
  return found;
}

export function everyBlock(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((each) => [each, ...children(each)]);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
