import { fillText } from '#core/errors.ts';
import { textIn } from '#core/kit/text-in.ts';
import type { Mail } from '#core/mail/mailer.ts';
import type { Reader } from '#core/notifications/context.ts';
import { mailTexts } from '#core/notifications/mail-texts.ts';
import type { Notification } from '#schemas/types/api.ts';
import type { Text } from '#schemas/types/definition.ts';

/** One mail about these, in the reader's language, each with a link when the public address of the installation is known. */
export function writeMail(reader: Reader, notifications: readonly Notification[], publicUrl: string | undefined): Mail {
  const { user } = reader;
  const say = (text: Text, params: Readonly<Record<string, string>> = {}) =>
    fillText(textIn(text, [user.locale, reader.organisation.language]), params);
  const [first] = notifications as [Notification];
  const isOne = notifications.length === 1;
  const title = first.record.title;
  const alone = title === '' ? first.text : say(mailTexts.subjectOne, { title, text: first.text });
  const count = String(notifications.length);
  return {
    to: { name: user.name, address: user.email },
    subject: oneLine(isOne ? alone : say(mailTexts.subjectMany, { count })),
    text: [
      say(mailTexts.greeting, { name: user.name }),
      ...(isOne ? [] : [say(mailTexts.intro)]),
      ...notifications.map((notification) => paragraph(notification, publicUrl)),
      `-- \n${say(mailTexts.choose)}${publicUrl === undefined ? '' : `\n${address(publicUrl, 'settings/profile')}`}`,
    ].join('\n\n'),
    id: `${first.id}.${count}.${first.at.replaceAll(/\D/g, '')}`,
  };
}

function paragraph({ entity, record, text }: Notification, publicUrl: string | undefined): string {
  const link = publicUrl === undefined ? [] : [address(publicUrl, `${entity}/${record.id}`)];
  return [...(record.title === '' ? [] : [oneLine(record.title)]), text, ...link].join('\n');
}

function address(publicUrl: string, path: string): string {
  return new URL(path, publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`).href;
}

const SUBJECT = 160;

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > SUBJECT ? `${line.slice(0, SUBJECT - 1)}…` : line;
}
