/**
 * Which revision each running node works with; and fields on their way to another type: the values are kept in both places,
 * until the new one has them all. `former` is where a field's values were before, `written_from` the first revision whose
 * registry may write it.
 */
export const CONVERSION_TABLES = `
CREATE TABLE vinculo.node (
  id uuid PRIMARY KEY, revision int NOT NULL, seen_at timestamptz NOT NULL DEFAULT now()) WITH (fillfactor = 50);
ALTER TABLE vinculo.field ADD COLUMN written_from int NOT NULL DEFAULT 0, ADD COLUMN former json NOT NULL DEFAULT '[]';
CREATE TABLE vinculo.conversion (
  id uuid PRIMARY KEY, revision int NOT NULL, author uuid, entity_uid text NOT NULL, field_uid text NOT NULL, entity text NOT NULL, field text NOT NULL,
  before json NOT NULL, after json NOT NULL, held json NOT NULL, formats json NOT NULL, columns text[] NOT NULL, link_table text, former json,
  state text NOT NULL DEFAULT 'waiting', pass int NOT NULL DEFAULT 0, position uuid, done bigint NOT NULL DEFAULT 0, total bigint NOT NULL DEFAULT 0,
  found bigint NOT NULL DEFAULT 0, error text, worker text, created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now());
CREATE UNIQUE INDEX conversion_live ON vinculo.conversion (entity_uid, field_uid) WHERE state IN ('waiting', 'running', 'failed');
`;
