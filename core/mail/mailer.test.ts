import { afterEach, describe, expect, it } from 'vitest';
import { createMailer, readSmtpUrl } from '#core/mail/mailer.ts';
import { type MailServer, startMailServer } from '#core/test/mail-server.ts';

const mail = { to: { name: 'Rui Gonçalves', address: 'rui@vinculo.example' }, subject: 'Renovação: “sim”', text: 'Olá\nRui', id: 'n1' };
let server: MailServer | undefined;

afterEach(() => server?.stop());

describe('a mail', () => {
  it('arrives as it was written, from the organisation', async () => {
    server = await startMailServer();
    const mailer = createMailer({ smtpUrl: `${server.url}?from=crm%40prata.example`, senderName: () => 'Prata & Filhos' });
    await mailer.send(mail);
    mailer.close();
    expect(await server.next()).toMatchObject({
      to: ['rui@vinculo.example'],
      sender: 'crm@prata.example',
      from: { name: 'Prata & Filhos', address: 'crm@prata.example' },
      subject: 'Renovação: “sim”',
      text: 'Olá\nRui\n',
      messageId: '<n1@prata.example>',
      automatic: 'auto-generated',
    });
  });

  it('that the server refuses is told to whoever sent it', async () => {
    server = await startMailServer({ refusals: 1 });
    const mailer = createMailer({ smtpUrl: server.url, senderName: () => 'Prata' });
    await expect(mailer.send(mail)).rejects.toThrow(/451/);
    mailer.close();
  });
});

describe('without a mail server', () => {
  it('nothing is sent', async () => {
    const mailer = createMailer({ smtpUrl: undefined, senderName: () => 'Prata' });
    expect(mailer.enabled).toBe(false);
    await expect(mailer.send(mail)).rejects.toThrow(/SMTP_URL/);
  });
});

describe('SMTP_URL', () => {
  it.each([
    ['smtps://ana%40prata.example:p%40ss@mail.prata.example:465', 'ana@prata.example'],
    ['smtp://relay.prata.example', 'vinculo@relay.prata.example'],
    ['smtp://key:secret@relay.example?from=crm@prata.example', 'crm@prata.example'],
  ])('%s sends as %s', (url, sender) => {
    expect(readSmtpUrl(url)).toMatchObject({ sender, domain: sender.split('@')[1] });
    expect(readSmtpUrl(url).server).not.toContain('from');
  });
});
