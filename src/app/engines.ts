import { openWarehouse } from '../warehouse/duckdb/open-warehouse';

/** The engines that the app can ask, by name. */
export const engines = { duckdb: openWarehouse };
