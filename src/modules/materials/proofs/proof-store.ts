import type { Db } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { Proof } from './proof.ts'

/** Every entry there is or was: some hundreds in a city, kept in process. */
export const listProofRows = (db: Db): Promise<Proof[]> =>
  db.query(sql`select region, id, name, also_called as "alsoCalled", class, legal_basis as "legalBasis", item_codes as "itemCodes", purpose, ways, replacement, department,
      from_day as "fromDay", source, entered_by as "enteredBy", ended_on as "endedOn", ended_reason as "endedReason", ended_by as "endedBy"
    from materials.proof order by region, id`)

export type ProofRow = Omit<Proof, 'endedOn' | 'endedReason' | 'endedBy'>

/** @throws a unique violation of `proof_name` when a name is entered already and not ended */
export const insertProofs = (proofs: readonly ProofRow[], at: Date): Statement => sql`
  insert into materials.proof (region, id, name, also_called, class, legal_basis, item_codes, purpose, ways, replacement, department, from_day, source, entered_by, entered_at)
  select region, id, name, "alsoCalled", class, "legalBasis", "itemCodes", purpose, ways, replacement, department, "fromDay", source, "enteredBy", ${at}::timestamptz
  from jsonb_to_recordset(${JSON.stringify(proofs)}::jsonb) as row(region text, id uuid, name text, "alsoCalled" text[], class text, "legalBasis" text, "itemCodes" text[], purpose text, ways text[],
    replacement text, department text, "fromDay" date, source text, "enteredBy" text)
  returning 1`

/** Ends what is not ended yet: returns a row when it did. */
export const saveProofEnd = (region: string, id: string, ended: { on: string; reason: string; by: string }): Statement => sql`
  update materials.proof set ended_on = ${ended.on}::date, ended_reason = ${ended.reason}, ended_by = ${ended.by}
  where region = ${region} and id = ${id} and ended_on is null returning 1`
