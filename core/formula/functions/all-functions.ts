import type { FormulaFunction, FunctionTable } from '#core/formula/formula-function.ts';
import { days } from '#core/formula/functions/days.ts';
import { logic } from '#core/formula/functions/logic.ts';
import { numbers } from '#core/formula/functions/numbers.ts';
import { texts } from '#core/formula/functions/texts.ts';

const tables: FunctionTable = { ...numbers, ...texts, ...days, ...logic };

/** Functions and operators by name. A map, so that "constructor" is an unknown word like others. */
export const allFunctions: ReadonlyMap<string, FormulaFunction> = new Map(Object.entries(tables));

/** Those that are called by a name, as people type them. */
export const functionNames: readonly string[] = [...allFunctions.keys()].filter((name) => /^[a-zA-Z]+$/.test(name) && name !== 'in');
