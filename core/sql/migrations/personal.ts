/** What belongs to one user: stars on records, small choices, and saved views, which may be shared. */
export const PERSONAL_TABLES = `
CREATE TABLE vinculo.star (
  user_id uuid NOT NULL, entity_no int NOT NULL, record_id uuid NOT NULL, at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (user_id, entity_no, record_id));
CREATE INDEX star_record ON vinculo.star (entity_no, record_id);

-- json and not jsonb: it gives back exactly what was remembered.
CREATE TABLE vinculo.choice (user_id uuid NOT NULL, key text NOT NULL, value json NOT NULL, PRIMARY KEY (user_id, key));

CREATE TABLE vinculo.saved_view (
  id uuid PRIMARY KEY, version int NOT NULL DEFAULT 1, entity_no int NOT NULL, owner_id uuid NOT NULL, shared boolean NOT NULL DEFAULT false,
  position double precision NOT NULL DEFAULT 0, name text NOT NULL, shows json NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX saved_view_owner ON vinculo.saved_view (owner_id, entity_no);
CREATE INDEX saved_view_shared ON vinculo.saved_view (entity_no) WHERE shared;
`;
