import { icons } from '#lib/ui/icons.ts';

/** Offered for an entity, in groups that belong together. Any icon the app knows may be written in a definition. */
const offered = [
  'box boxes package container warehouse store factory building-2 building house landmark school hospital hotel church',
  'briefcase handshake target flag star trophy gem gift heart megaphone rocket sparkles lightbulb gauge chart-column',
  'wrench hammer drill cog tool-case ruler scissors paintbrush hard-hat truck car forklift tractor plane ship',
  'server laptop cpu printer smartphone tv camera headphones wifi plug zap fuel flame thermometer snowflake',
  'file-text file notebook-text clipboard-list receipt credit-card banknote coins wallet percent scale ticket tag folder book-open',
  'calendar calendar-check clock map-pin globe phone mail message-circle life-buoy shield-check key lock users user-round graduation-cap',
  'stethoscope pill microscope flask-conical leaf trees wheat apple fish egg croissant coffee wine utensils cake',
  'bed sofa shirt bike dog baby music image video mountain anchor droplet network kanban route',
];

export const entityIcons: readonly string[] = offered.flatMap((line) => line.split(' ')).filter((name) => name in icons);
