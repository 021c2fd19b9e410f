import { type Expression, sql } from 'kysely';

/**
 * A column that SQLite is to compare without looking it up in an index. Where a status or a kind says little and the rest
 * of the question finds few rows, asked plainly it would walk everything that is approved, or all people there are. The
 * plus changes no value, words included.
 * @param column of a table, or plainly
 */
export const unindexed = <T extends string>(column: string): Expression<T> => sql<T>`+${sql.ref(column)}`;
