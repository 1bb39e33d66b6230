import { engineCaller } from '#core/access/engine-caller.ts';
import type { Jobs } from '#core/jobs/jobs.ts';
import type { PluginHandlers } from '#core/plugins/plugin-handlers.ts';
import { pluginWork, type WorkContext } from '#core/plugins/plugin-work.ts';
import type { RegistryStore } from '#core/registry/registry-store.ts';
import type { Settings } from '#core/settings/organisation.ts';

export interface SchedulingOptions {
  readonly handlers: PluginHandlers;
  readonly jobs: Jobs;
  readonly registry: RegistryStore;
  readonly settings: Settings;
  work(): WorkContext;
}

/** Has plugins' jobs run at their times, as the engine. */
export function scheduleJobs({ handlers, jobs, registry, settings, work }: SchedulingOptions): void {
  for (const { plugin, name, when, handler } of handlers.jobs) {
    jobs.schedule({
      name: `${plugin}.${name}`,
      when,
      run: async () => {
        const caller = { ...engineCaller(registry.current(), settings.organisation()), chain: [`${plugin}: ${name}`] };
        await handler({ ...pluginWork(work(), caller, plugin), name }).catch((cause: unknown) => {
          throw new Error(`the job ${name} of the plugin ${plugin} failed`, { cause });
        });
      },
    });
  }
}
