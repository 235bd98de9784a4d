import * as z from 'zod';
import { actionId, confirm, option, plainOption, plainText } from './text.ts';

/** Elements by where they may stand: the lists at the end are what @slack/types allows. */

const actionable = { action_id: actionId };
const confirmable = { ...actionable, confirm: confirm.optional() };
const typed = { ...actionable, placeholder: plainText(150).optional(), focus_on_load: flag() };
const selectable = { ...typed, confirm: confirm.optional() };
const dispatching = z
  .strictObject({
    trigger_actions_on: z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1),
  })
  .optional();

function flag() {
  return z.boolean().optional();
}

export const button = z.strictObject({
  type: z.literal('button'),
  ...confirmable,
  text: plainText(75),
  value: z.string().max(2000).optional(),
  url: z.url().max(3000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  accessibility_label: z.string().max(75).optional(),
});

export const imageElement = z
  .strictObject({
    type: z.literal('image'),
    alt_text: z.string().max(2000),
    image_url: z.url().max(3000).optional(),
    slack_file: z.record(z.string(), z.string()).optional(),
  })
  .refine(
    ({ image_url, slack_file }) => (image_url === undefined) !== (slack_file === undefined),
    'needs either image_url or slack_file',
  );

const overflow = z.strictObject({
  type: z.literal('overflow'),
  ...confirmable,
  options: z.array(plainOption).min(1).max(5),
});

const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  ...confirmable,
  focus_on_load: flag(),
  options: z.array(option).min(1).max(10),
  initial_options: z.array(option).min(1).max(10).optional(),
});

const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  ...confirmable,
  focus_on_load: flag(),
  options: z.array(option).min(1).max(10),
  initial_option: option.optional(),
});

const optionLists = {
  options: z.array(plainOption).min(1).max(100).optional(),
  option_groups: z
    .array(
      z.strictObject({
        label: plainText(75),
        options: z.array(plainOption).min(1).max(100),
      }),
    )
    .min(1)
    .max(100)
    .optional(),
};

function hasOneList(element: { options?: unknown; option_groups?: unknown }): boolean {
  return (element.options === undefined) !== (element.option_groups === undefined);
}

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...selectable,
    ...optionLists,
    initial_option: plainOption.optional(),
  })
  .refine(hasOneList, 'needs either options or option_groups');

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    ...selectable,
    ...optionLists,
    initial_options: z.array(plainOption).min(1).optional(),
    max_selected_items: z.int().min(1).optional(),
  })
  .refine(hasOneList, 'needs either options or option_groups');

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  ...selectable,
  initial_user: z.string().optional(),
});

const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  ...selectable,
  initial_users: z.array(z.string()).optional(),
  max_selected_items: z.int().min(1).optional(),
});

const conversationsSelect = z.strictObject({
  type: z.literal('conversations_select'),
  ...selectable,
  initial_conversation: z.string().optional(),
  default_to_current_conversation: flag(),
  response_url_enabled: flag(),
  filter: z.record(z.string(), z.unknown()).optional(),
});

const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...selectable,
  initial_date: z.iso.date().optional(),
});

const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  ...selectable,
  initial_time: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
    .optional(),
  timezone: z.string().optional(),
});

const dateTimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  ...confirmable,
  focus_on_load: flag(),
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
});

const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  ...typed,
  initial_value: z.string().max(3000).optional(),
  multiline: flag(),
  min_length: z.int().min(0).max(3000).optional(),
  max_length: z.int().min(1).max(3000).optional(),
  dispatch_action_config: dispatching,
});

const numberInput = z.strictObject({
  type: z.literal('number_input'),
  ...typed,
  is_decimal_allowed: z.boolean(),
  initial_value: z.string().optional(),
  min_value: z.string().optional(),
  max_value: z.string().optional(),
  dispatch_action_config: dispatching,
});

const emailInput = z.strictObject({
  type: z.literal('email_text_input'),
  ...typed,
  initial_value: z.string().optional(),
  dispatch_action_config: dispatching,
});

const urlInput = z.strictObject({
  type: z.literal('url_text_input'),
  ...typed,
  initial_value: z.string().optional(),
  dispatch_action_config: dispatching,
});

const choosers = [
  checkboxes,
  radioButtons,
  staticSelect,
  multiStaticSelect,
  usersSelect,
  multiUsersSelect,
  conversationsSelect,
  datepicker,
  timepicker,
] as const;

export const actionsElement = z.discriminatedUnion('type', [
  button,
  overflow,
  dateTimepicker,
  ...choosers,
]);

export const accessory = z.discriminatedUnion('type', [
  button,
  overflow,
  imageElement,
  ...choosers,
]);

export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  numberInput,
  emailInput,
  urlInput,
  dateTimepicker,
  ...choosers,
]);
