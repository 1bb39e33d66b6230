import { definePlugin } from 'vinculo/plugin';
import { inventDemo } from '#plugins/crm/demo/invent.ts';
import { checkDates, markOthers, markOwn, turnDay } from '#plugins/crm/server/affiliation-way.ts';
import { leaveStandby, tellWoke, wakeLeads } from '#plugins/crm/server/lead-standby.ts';
import { changePipeline, closeLead, placeLead } from '#plugins/crm/server/lead-way.ts';
import { NAME_PARTS, writeName } from '#plugins/crm/server/person-way.ts';
import { PLANNED_FROM, placeReport, planNextAction, replanNextAction } from '#plugins/crm/server/report-way.ts';
import { seedPipeline } from '#plugins/crm/server/seed-pipeline.ts';
import { stampDone } from '#plugins/crm/server/task-way.ts';

export const plugin = definePlugin((p) => {
  p.seed(seedPipeline);
  p.demo(inventDemo);
  p.hooks.before('lead', 'create', placeLead);
  p.hooks.before('lead', { action: 'update', changes: ['pipeline'] }, changePipeline);
  p.hooks.before('lead', { action: 'update', changes: ['status', 'wake_on'] }, leaveStandby);
  p.hooks.after('lead', { action: 'update', changes: ['status'] }, tellWoke);
  p.jobs.schedule('wake_leads', { every: '1m' }, wakeLeads);

  p.hooks.after('report', { action: 'create', changes: ['next_action'] }, planNextAction);
  p.hooks.after('report', { action: 'update', changes: PLANNED_FROM }, replanNextAction);

  for (const action of ['create', 'update'] as const) {
    p.hooks.before('lead', { action, changes: ['status', 'closed_on'] }, closeLead);
    p.hooks.before('report', { action, changes: ['lead'] }, placeReport);
    p.hooks.before('person', { action, changes: NAME_PARTS }, writeName);
    p.hooks.before('task', { action, changes: ['done', 'done_at'] }, stampDone);
    p.hooks.before('affiliation', action, checkDates);
    p.hooks.before('affiliation', action, markOwn);
  }
  for (const action of ['create', 'update', 'remove', 'restore'] as const) p.hooks.after('affiliation', action, markOthers);
  p.jobs.schedule('turn_day', { every: '1d' }, turnDay);
});
