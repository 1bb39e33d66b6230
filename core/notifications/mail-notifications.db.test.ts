import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from '#core/kit/sql.ts';
import { addMember, buildTestApp, type Session, setUpApp, type TestApp } from '#core/test/build-app.ts';
import { eventually } from '#core/test/eventually.ts';
import { readInbox } from '#core/test/inbox.ts';
import { type MailServer, startMailServer } from '#core/test/mail-server.ts';

let server: MailServer;
let app: TestApp;
let ana: Session;
let rui: Session;

beforeAll(async () => {
  server = await startMailServer({ refusals: 1 });
  app = await buildTestApp({
    background: true,
    smtpUrl: `${server.url}?from=crm%40prata.example`,
    publicUrl: 'https://crm.prata.example/v',
  });
  ana = await setUpApp(app);
  rui = await addMember(app, ana);
  await app.send({ as: rui, method: 'PATCH', url: '/session/preferences', body: { language: 'pt' } });
});
afterAll(() => server.stop());

const create = async (entity: string, body: unknown): Promise<string> =>
  (await app.send({ as: ana, method: 'POST', url: `/records/${entity}`, body })).body.data.id;
const states = async () =>
  (await app.engine.database.rows<{ mail: string }>(sql`SELECT mail FROM vinculo.notification ORDER BY id`)).map(({ mail }) => mail);

describe('mails', () => {
  it('say in the reader’s language what is new and where, and are tried again when the mail server was not ready', async () => {
    const id = await create('company', { name: 'Conservas Maré Alta', owner: rui.userId });
    const mail = await server.next();
    expect(mail).toMatchObject({
      to: ['rui.salgado@vinculo.example'],
      from: { name: 'Prata & Filhos', address: 'crm@prata.example' },
      subject: 'Conservas Maré Alta: Ana Prata atribuiu-lhe este registo (Responsável)',
    });
    expect(mail.text.trimEnd().split('\n')).toEqual([
      'Olá, Rui Salgado,',
      '',
      'Conservas Maré Alta',
      'Ana Prata atribuiu-lhe este registo (Responsável)',
      `https://crm.prata.example/v/company/${id}`,
      '',
      '-- ',
      'No seu perfil pode escolher o que recebe por e-mail.',
      'https://crm.prata.example/v/settings/profile',
    ]);
    expect(server.attempts()).toBe(2);
    await eventually(states, (all) => all.every((state) => state === 'sent'));
  });

  it('gather what is told at the same time', async () => {
    await Promise.all(['Um', 'Dois', 'Três'].map((name) => create('company', { name, owner: rui.userId })));
    const mail = await server.next();
    expect(mail.subject).toBe('3 notificações');
    for (const name of ['Um', 'Dois', 'Três']) expect(mail.text).toContain(`\n${name}\nAna Prata`);
  });

  it('are not about what was read meanwhile, hidden, or is not wanted by mail', async () => {
    const before = server.attempts();
    await app.send({
      as: rui,
      method: 'PUT',
      url: '/notifications/preferences',
      body: {
        kinds: [
          { kind: 'watched', inbox: true, mail: true },
          { kind: 'mentioned', inbox: true, mail: false },
        ],
      },
    });
    // The mail about a watched record waits a minute for things to calm down.
    const id = await create('company', { name: 'Calma', owner: rui.userId, notes: `@[Rui](user:${rui.userId})` });
    await server.next();
    await app.send({ as: ana, method: 'PATCH', url: `/records/company/${id}`, body: { city: 'Porto' } });
    const list = await eventually(
      () => readInbox(app, rui),
      ({ data }) => data[0]?.kind === 'watched',
    );
    await app.send({ as: rui, method: 'POST', url: '/notifications/read', body: { ids: [list.data[0]?.id] } });
    await app.engine.database.run(sql`UPDATE vinculo.notification SET mail_after = now() WHERE mail = 'wanted'`);
    await app.engine.background.runNow('core.mail');
    await eventually(states, (all) => !all.includes('wanted'));
    expect(await states()).toContain('skipped');
    expect(server.attempts()).toBe(before + 1);
  });

  it('reach those who want a kind only by mail, and leave nothing in their inbox', async () => {
    await app.send({
      as: rui,
      method: 'PUT',
      url: '/notifications/preferences',
      body: { kinds: [{ kind: 'assigned', inbox: false, mail: true }] },
    });
    const { unread } = await readInbox(app, rui);
    const id = await create('company', { name: 'Só por e-mail', owner: rui.userId });
    expect((await server.next()).subject).toContain('Só por e-mail');
    const list = await readInbox(app, rui);
    expect(list.unread).toBe(unread);
    expect(list.data.filter(({ record }) => record.id === id)).toEqual([]);
  });
});

describe('without a mail server', () => {
  it('the inbox is all there is, and the preferences say so', async () => {
    const plain = await buildTestApp({ background: true });
    const as = await setUpApp(plain);
    expect((await plain.send({ as, url: '/notifications/preferences' })).body.mail).toBe(false);
    const member = await addMember(plain, as);
    await plain.send({ as, method: 'POST', url: '/records/company', body: { name: 'A', owner: member.userId } });
    await eventually(
      () => readInbox(plain, member),
      ({ data }) => data.length === 1,
    );
    expect(await plain.engine.database.rows(sql`SELECT mail FROM vinculo.notification`)).toEqual([{ mail: 'none' }]);
    expect(plain.failures).toEqual([]);
  });
});
