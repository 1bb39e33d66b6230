/** What people know a session by when they look where they are signed in. */
export const DEVICE_COLUMNS = `
ALTER TABLE vinculo.session ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(), ADD COLUMN address text;
CREATE UNIQUE INDEX session_by_id ON vinculo.session (id);
`;
