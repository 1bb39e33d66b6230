import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ReceivedMail {
  readonly to: readonly string[];
  /** Of the envelope. */
  readonly sender: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly automatic: string;
}

export interface MailServer {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** How often somebody tried to deliver something. */
  readonly attempts: () => number;
  /** The next mail that was not asked for yet. */
  next(): Promise<ReceivedMail>;
  stop(): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** A mail server on the loopback; the first `refusals` mails are refused for the time being. */
export async function startMailServer({ refusals = 0 } = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const waiting = new Set<() => void>();
  let attempts = 0;
  let asked = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      attempts += 1;
      const refused = attempts <= refusals;
      stream.toArray().then((pieces: Buffer[]) => {
        if (refused) return done(Object.assign(new Error('not now'), { responseCode: 451 }));
        received.push(readMail(Buffer.concat(pieces).toString(), session.envelope));
        for (const look of waiting) look();
        return done();
      }, done);
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    attempts: () => attempts,
    next: () => {
      const index = asked;
      asked += 1;
      return waitFor(() => received[index], waiting);
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

type Envelope = { readonly mailFrom: false | { readonly address: string }; readonly rcptTo: readonly { readonly address: string }[] };

/** Enough of MIME for mails of one plain part. */
function readMail(raw: string, { mailFrom, rcptTo }: Envelope): ReceivedMail {
  const [head = '', ...body] = raw.split('\r\n\r\n');
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(head.replaceAll(/\r\n[ \t]+/g, ' '))?.[1]?.trim() ?? '';
  const [, name = '', address = ''] = /^(.*?)\s*<(.*)>$/.exec(header('From')) ?? [];
  return {
    to: rcptTo.map((recipient) => recipient.address),
    sender: mailFrom ? mailFrom.address : '',
    from: { name: readWords(name).replaceAll('"', ''), address },
    subject: readWords(header('Subject')),
    text: readText(body.join('\r\n\r\n'), header('Content-Transfer-Encoding')),
    messageId: header('Message-ID'),
    automatic: header('Auto-Submitted'),
  };
}

/** =?UTF-8?Q?Renova=C3=A7=C3=A3o?= */
function readWords(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([qb])\?(.*?)\?=/gi, (_, kind: string, word: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(word, 'base64').toString() : readQuoted(word.replaceAll('_', ' ')),
    );
}

function readText(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  return (encoding === 'quoted-printable' ? readQuoted(body) : body).replaceAll('\r\n', '\n');
}

function readQuoted(text: string): string {
  const bytes = text
    .replaceAll(/=\r?\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

function waitFor<T>(find: () => T | undefined, waiting: Set<() => void>): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const found = find();
      if (found === undefined) return;
      clearTimeout(timer);
      waiting.delete(look);
      resolve(found);
    };
    const timer = setTimeout(() => reject(new Error('no mail arrived')), PATIENCE_MS);
    waiting.add(look);
    look();
  });
}
