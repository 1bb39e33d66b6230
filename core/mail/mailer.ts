import type { Transporter } from 'nodemailer';

export interface Mail {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** The same mail sent twice carries the same id, so that it is shown once. */
  readonly id: string;
}

export interface Mailer {
  /** Whether this server sends mail at all. */
  readonly enabled: boolean;
  /** Hands a mail over to the mail server, or says why not. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

export interface MailerOptions {
  /** 'smtps://user:password@host:465'; `?from=` names the sender where the user is no address. Unset = no mail. */
  readonly smtpUrl: string | undefined;
  /** The name that mails come from. */
  senderName(): string;
}

const WAIT_MS = 20_000;

export function createMailer({ smtpUrl, senderName }: MailerOptions): Mailer {
  let transport: Promise<Transporter> | undefined;
  if (smtpUrl === undefined)
    return {
      enabled: false,
      send: () => Promise.reject(new Error('there is no mail server: SMTP_URL is not set')),
      close: () => undefined,
    };
  const { server, sender, domain } = readSmtpUrl(smtpUrl);
  const close = async () => (await transport)?.close();
  return {
    enabled: true,
    send: async ({ to, subject, text, id }) => {
      transport ??= connect(server);
      await (await transport).sendMail({
        from: { name: senderName(), address: sender },
        to,
        subject,
        text,
        messageId: `<${id}@${domain}>`,
        // No out-of-office note in reply.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    },
    close: () => void close().catch(() => undefined),
  };
}

/** Loaded late: most starts send nothing for a while. */
async function connect(server: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url: server,
    pool: true,
    maxConnections: 2,
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    socketTimeout: WAIT_MS,
  });
}

export function readSmtpUrl(smtpUrl: string): { readonly server: string; readonly sender: string; readonly domain: string } {
  const url = new URL(smtpUrl);
  const from = url.searchParams.get('from');
  url.searchParams.delete('from');
  const user = decodeURIComponent(url.username);
  const sender = from ?? (user.includes('@') ? user : `vinculo@${url.hostname}`);
  return { server: url.href, sender, domain: sender.split('@').at(-1) as string };
}
