import { type FileView, type MessageView, messageOf } from '../blockKit/blocks.ts';
import type { Language } from '../i18n/translator.ts';

/** A file for the asker, with the sentence that says where it is. */
export function fileMessage(file: FileView, { say }: Language): MessageView {
  const text = say('{title}: {name} is in your direct messages with Trimtab.', {
    title: file.title,
    name: file.name,
  });
  return { ...messageOf(text), file };
}
