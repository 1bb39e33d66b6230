import { definePlugin } from 'vinculo/plugin';
import { closeLead, placeLead } from '#plugins/crm/server/lead-way.ts';
import { seedPipeline } from '#plugins/crm/server/seed-pipeline.ts';

export const plugin = definePlugin((p) => {
  p.seed(seedPipeline);
  p.hooks.before('lead', 'create', placeLead);
  p.hooks.before('lead', 'create', closeLead);
  p.hooks.before('lead', 'update', closeLead);
});
