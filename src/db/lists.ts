import { type RawBuilder, sql } from 'kysely';

/**
 * All values of a column, in the order in which the rows come, as one JSON list: handing over rows costs ten times what
 * a list of their numbers does.
 */
export const listOf = (column: string): RawBuilder<string> => sql<string>`json_group_array(${sql.ref(column)})`;
