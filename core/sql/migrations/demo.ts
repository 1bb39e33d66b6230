/** Where the invented records of an installation stand, and which they are. Both tables are empty when there are none. */
export const DEMO_TABLES = `
CREATE TABLE vinculo.demo (
  id int PRIMARY KEY CHECK (id = 1), state text NOT NULL, seed text NOT NULL, made_for timestamptz(3) NOT NULL, size int,
  user_id uuid NOT NULL, actor uuid NOT NULL, position int NOT NULL DEFAULT 0, done int NOT NULL DEFAULT 0, total int NOT NULL DEFAULT 0,
  counts jsonb NOT NULL DEFAULT '{}', error jsonb, worker text, updated_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE vinculo.demo_record (entity_no int NOT NULL, record_id uuid NOT NULL, PRIMARY KEY (entity_no, record_id));
`;
