import { type RawBuilder, sql } from 'kysely';

/**
 * All values of a column, in the order in which the rows come, as one JSON list. A thousand rows cost a thousand times
 * what it takes to hand one over from the database, their list a tenth of that.
 */
export const listOf = (column: string): RawBuilder<string> => sql<string>`json_group_array(${sql.ref(column)})`;
