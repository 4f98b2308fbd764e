import pg from 'pg'

/** Gives the planner true statistics; run as the owner after many rows were written. */
export async function analyse(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('vacuum analyze').finally(() => client.end())
}
