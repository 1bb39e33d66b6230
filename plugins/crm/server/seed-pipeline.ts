import type { SeedHandler } from 'vinculo/plugin';

const words = {
  en: { pipeline: 'Sales', steps: ['Qualify', 'Visit', 'Proposal', 'Negotiation', 'Decision'] },
  pt: { pipeline: 'Vendas', steps: ['Qualificar', 'Visita', 'Proposta', 'Negociação', 'Decisão'] },
  es: { pipeline: 'Ventas', steps: ['Cualificar', 'Visita', 'Propuesta', 'Negociación', 'Decisión'] },
} as const;
const probabilities = ['10', '25', '50', '70', '90'];
const colors = ['gray', 'blue', 'violet', 'amber', 'teal'];

/** A pipeline to begin with, in the language of the installation; everything about it can be changed. */
export const seedPipeline: SeedHandler = async ({ language, records }) => {
  const { pipeline: name, steps } = words[language];
  const pipeline = await records('pipeline').create({ name, position: 1 });
  for (const [i, step] of steps.entries()) {
    await records('step').create({ name: step, pipeline: pipeline.id, position: i + 1, probability: probabilities[i], color: colors[i] });
  }
};
