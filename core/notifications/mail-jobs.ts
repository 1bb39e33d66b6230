import type { Jobs } from '#core/jobs/jobs.ts';
import { type Mailing, type MailJob, mailUser, usersToMail } from '#core/notifications/mail-notifications.ts';

export interface MailJobsOptions extends Mailing {
  readonly jobs: Jobs;
  onError(error: unknown, what: string): void;
}

const RETRIES = 8;
/** What is told at the same time goes into one mail. */
const GATHER_MS = 200;

/** Has mails sent: soon after something was told, and every minute for what had to wait or was left by a node that died. */
export function mailJobs({ jobs, onError, ...mailing }: MailJobsOptions): { soon(): void } {
  const queue = jobs.queue<MailJob>({ name: 'mail', retries: RETRIES, onePerKey: true, handle: (job) => mailUser(mailing, job) });
  const send = async () => {
    // Without the job library those that are left now are found by a later look.
    if (!mailing.mailer.enabled || !jobs.isRunning()) return;
    const users = await usersToMail(mailing.context.database);
    if (users.length > 0) await queue.add(users.map((userId) => ({ key: userId, data: { userId } })));
  };
  jobs.schedule({ name: 'core.mail', when: { every: '1m' }, run: send });
  let waiting: NodeJS.Timeout | undefined;
  return {
    soon: () => {
      if (!mailing.mailer.enabled || waiting) return;
      waiting = setTimeout(() => {
        waiting = undefined;
        send().catch((error: unknown) => onError(error, 'mail'));
      }, GATHER_MS).unref();
    },
  };
}
