import { join } from 'node:path';
import type { Cleanup } from '#scripts/bench/cleanup.ts';
import { type Program, startProgram } from '#scripts/bench/program.ts';

const ADMIN = { email: 'ana@vinculo.example', password: 'correct horse battery' };

export interface Product {
  readonly program: Program;
  /** 'http://127.0.0.1:41234' */
  readonly origin: string;
  /** From the start of the process to the first answer of the API. */
  readonly firstAnswerMs: number;
  /** Signs in. */
  cookie(): Promise<string>;
}

/** Our own server, started as users start it, without building the web app: that would be another measurement. */
export async function startProduct(dataFolder: string, cleanup: Cleanup): Promise<Product> {
  const begin = performance.now();
  const program = await startProgram({
    args: [join('scripts', 'start.ts'), '--api-only'],
    env: {
      VINCULO_DATA: dataFolder,
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: undefined,
      VINCULO_ADMIN_EMAIL: ADMIN.email,
      VINCULO_ADMIN_PASSWORD: ADMIN.password,
      VINCULO_DEMO: undefined,
      NODE_ENV: 'production',
    },
    ready: /ready: (http:\S+)/,
    cleanup,
  });
  const origin = program.said;
  const answer = await fetch(`${origin}/api/v1/setup`);
  if (!answer.ok) throw new Error(`the first answer was ${answer.status}`);
  await answer.arrayBuffer();
  return { program, origin, firstAnswerMs: performance.now() - begin, cookie: () => signIn(origin) };
}

async function signIn(origin: string): Promise<string> {
  const reply = await fetch(`${origin}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN),
  });
  if (!reply.ok) throw new Error(`signing in: ${reply.status} ${await reply.text()}`);
  return String(reply.headers.get('set-cookie')).split(';')[0] as string;
}
