import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import batch from '#schemas/meta/batch.json' with { type: 'json' };
import change from '#schemas/meta/change.json' with { type: 'json' };
import demo from '#schemas/meta/demo.json' with { type: 'json' };
import entity from '#schemas/meta/entity.json' with { type: 'json' };
import extension from '#schemas/meta/extension.json' with { type: 'json' };
import field from '#schemas/meta/field.json' with { type: 'json' };
import filter from '#schemas/meta/filter.json' with { type: 'json' };
import importing from '#schemas/meta/import.json' with { type: 'json' };
import index from '#schemas/meta/index.json' with { type: 'json' };
import live from '#schemas/meta/live.json' with { type: 'json' };
import notification from '#schemas/meta/notification.json' with { type: 'json' };
import pack from '#schemas/meta/pack.json' with { type: 'json' };
import permission from '#schemas/meta/permission.json' with { type: 'json' };
import plan from '#schemas/meta/plan.json' with { type: 'json' };
import plugin from '#schemas/meta/plugin.json' with { type: 'json' };
import problem from '#schemas/meta/problem.json' with { type: 'json' };
import record from '#schemas/meta/record.json' with { type: 'json' };
import rule from '#schemas/meta/rule.json' with { type: 'json' };
import savedView from '#schemas/meta/saved-view.json' with { type: 'json' };
import reply from '#schemas/meta/schema-reply.json' with { type: 'json' };
import schemaTask from '#schemas/meta/schema-task.json' with { type: 'json' };
import session from '#schemas/meta/session.json' with { type: 'json' };
import settings from '#schemas/meta/settings.json' with { type: 'json' };
import text from '#schemas/meta/text.json' with { type: 'json' };
import timeline from '#schemas/meta/timeline.json' with { type: 'json' };
import view from '#schemas/meta/view.json' with { type: 'json' };

/** Every schema of schemas/meta, which refer to each other by their $id. */
export const metaSchemas = [
  text,
  filter,
  permission,
  rule,
  index,
  view,
  field,
  entity,
  extension,
  problem,
  record,
  session,
  savedView,
  timeline,
  reply,
  change,
  plan,
  pack,
  settings,
  plugin,
  importing,
  batch,
  demo,
  schemaTask,
  notification,
  live,
];

let shared: Ajv2020 | undefined;

/** The validator of a meta schema: 'entity', 'extension', or a part of one such as 'live#/$defs/ClientMessage'. */
export function metaValidator(reference: string): ValidateFunction {
  shared ??= compileMeta();
  const [file = '', part] = reference.split('#');
  const validate = shared.getSchema(`vinculo:meta/${file}/1${part ? `#${part}` : ''}`);
  if (!validate) throw new Error(`there is no schema ${reference} in schemas/meta`);
  return validate;
}

/** What comes without them from a client: uids are given by the server, and the name of the entity stands where the overlay does. */
const given: ReadonlySet<unknown> = new Set(['uid', 'x-uid', 'x-extends']);
const sent = [change, entity, extension, field, index, rule];
const ids = new RegExp(`vinculo:meta/(${sent.map(({ $id }) => $id.split('/')[1]).join('|')})/1`, 'g');

/** The validator of a change as clients send it, before anything is filled in: the vocabulary itself, less what the server gives. */
export function sentChangeValidator(): ValidateFunction {
  shared ??= compileMeta();
  const known = shared.getSchema('vinculo:sent/change/1');
  if (known) return known;
  for (const schema of sent) {
    const copy: unknown = JSON.parse(JSON.stringify(schema).replaceAll(ids, 'vinculo:sent/$1/1'), (keyword, value: unknown) =>
      keyword === 'required' && Array.isArray(value) ? value.filter((name) => !given.has(name)) : value,
    );
    shared.addSchema(copy as object);
  }
  return sentChangeValidator();
}

function compileMeta(): Ajv2020 {
  const ajv = new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true, allErrors: true });
  addFormats.default(ajv);
  for (const schema of metaSchemas) ajv.addSchema(schema);
  return ajv;
}
