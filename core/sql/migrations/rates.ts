/** What one unit of a currency is worth in the organisation's, from a day on. */
export const RATE_TABLES = `
CREATE TABLE vinculo.rate (
  currency text NOT NULL, valid_from date NOT NULL, rate numeric(20,10) NOT NULL CHECK (rate > 0), PRIMARY KEY (currency, valid_from));
`;
