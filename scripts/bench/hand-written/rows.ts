/** One row as the driver gives it. */
export type Row = Record<string, unknown>;

export const money = (row: Row, column: string): unknown =>
  row[column] === null ? null : { value: trimmed(String(row[column])), currency: row[`${column}_currency`] };

export const phone = (row: Row, column: string): unknown =>
  row[column] === null ? null : { raw: row[column], e164: row[`${column}_e164`] };

/** '1234.5000' → '1234.50' */
const trimmed = (stored: string): string => stored.replace(/(\.\d\d)(\d*?)0*$/, '$1$2');

/** The columns of a lead, in the shape in which clients know them. */
export const LEAD = `l.id, l.version, l.created_at, l.created_by, l.updated_at, l.updated_by, l.owner_id, l.team_id, l.number, l.name, l.company, l.product,
  l.pipeline, l.step, l.status, l.wake_on, l.lost_reason, l.amount, l.amount_currency, l.started_on, l.expected_close, l.closed_on, l.source, l.reference, l.description`;

export const LEAD_PEOPLE = `(SELECT jsonb_agg(jsonb_build_object('id', j.target_id, 'role', j.role, 'decides', j.decides) ORDER BY j.position)
  FROM entity.lead__people j JOIN entity.person p ON p.id = j.target_id AND p.deleted_at IS NULL WHERE j.record_id = l.id) AS people`;

export function lead(row: Row): Row {
  return {
    id: row['id'],
    version: row['version'],
    created_at: row['created_at'],
    created_by: row['created_by'],
    updated_at: row['updated_at'],
    updated_by: row['updated_by'],
    owner: row['owner_id'],
    team: row['team_id'],
    number: row['number'],
    name: row['name'],
    company: row['company'],
    people: row['people'] ?? [],
    product: row['product'],
    pipeline: row['pipeline'],
    step: row['step'],
    status: row['status'],
    wake_on: row['wake_on'],
    lost_reason: row['lost_reason'],
    amount: money(row, 'amount'),
    started_on: row['started_on'],
    expected_close: row['expected_close'],
    closed_on: row['closed_on'],
    source: row['source'],
    reference: row['reference'],
    description: row['description'],
  };
}

/** The titles that came along in a row's joins, gathered as clients expect them: by entity and id. */
export function gather(
  rows: readonly Row[],
  joined: Readonly<Record<string, readonly [id: string, name: string]>>,
): Record<string, Record<string, Row>> {
  const included: Record<string, Record<string, Row>> = {};
  for (const [entity, [id, name]] of Object.entries(joined)) {
    const titles: Record<string, Row> = {};
    for (const row of rows) if (row[id] !== null) titles[row[id] as string] = { id: row[id], name: row[name] };
    included[entity] = titles;
  }
  return included;
}
