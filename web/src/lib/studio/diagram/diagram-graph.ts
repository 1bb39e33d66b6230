import { fieldKind } from '#lib/fields/field-types.ts';
import type { EntityView, FieldView } from '#schemas/types/api.ts';

export interface DiagramNode {
  readonly name: string;
  readonly entity: EntityView;
  /** The few that stand on the card. */
  readonly fields: readonly FieldView[];
  readonly count: number;
  readonly width: number;
  readonly height: number;
}

export interface DiagramEdge {
  readonly id: string;
  /** Whose field it is: the end of many. */
  readonly from: string;
  readonly to: string;
  readonly field: FieldView;
  /** Many at both ends. */
  readonly many: boolean;
  /** Name of the other end, on the target. */
  readonly inverse: string | undefined;
}

export interface DiagramGraph {
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
}

const shown = 4;
const cardWidth = 212;
/** As the card's style has them: head, one field, the space around the fields, foot. */
const headHeight = 44;
const rowHeight = 24;
const padding = 12;
const footHeight = 30;

/** What there is to draw; links that the engine gives to every entity would only hide the others. */
export function diagramGraph(entities: readonly EntityView[]): DiagramGraph {
  const names = new Set(entities.map((entity) => entity.name));
  const nodes = entities.map(nodeOf);
  const edges = entities.flatMap((entity) =>
    entity.fields.filter((field) => isLink(field) && names.has(field.relation?.target ?? '')).map((field) => edgeOf(entity, field)),
  );
  return { nodes, edges };
}

function isLink(field: FieldView): boolean {
  return !field.system && field.definition['x-relation'] !== undefined && fieldKind(field).pointTo !== undefined;
}

function nodeOf(entity: EntityView): DiagramNode {
  const own = entity.fields.filter((field) => !field.system);
  const listed = entity.list.flatMap((name) => own.find((field) => field.name === name) ?? []);
  const fields = [...new Set([...listed, ...own])].slice(0, shown);
  const height = headHeight + padding + fields.length * rowHeight + footHeight;
  return { name: entity.name, entity, fields, count: own.length, width: cardWidth, height };
}

function edgeOf(entity: EntityView, field: FieldView): DiagramEdge {
  return {
    id: `${entity.name}.${field.name}`,
    from: entity.name,
    to: field.relation?.target ?? '',
    field,
    many: Array.isArray(fieldKind(field).pointTo?.('')),
    inverse: field.relation?.inverse,
  };
}

/** An entity with everything it is linked to, and how these are linked among each other. */
export function around({ nodes, edges }: DiagramGraph, name: string): DiagramGraph {
  const near = new Set([name, ...edges.flatMap((edge) => (edge.from === name ? [edge.to] : edge.to === name ? [edge.from] : []))]);
  return { nodes: nodes.filter((node) => near.has(node.name)), edges: edges.filter((edge) => near.has(edge.from) && near.has(edge.to)) };
}
