import type { Db } from '../../../platform/db/db.ts'
import { rawSql, type Statement, sql } from '../../../platform/db/sql.ts'
import type { SurveyImport, SurveyKind, SurveyResult } from './survey.ts'

const IMPORT = rawSql(`i.region, i.id, i.kind, i.title, i.file_name as "fileName", i.sm3, i.lines, i.imported_by as "importedBy", i.imported_at as "importedAt", i.corrects, i.reason,
  (select c.id from ratings.survey_import c where c.region = i.region and c.corrects = i.id) as "correctedBy"`)

/** The guard of an import: of two corrections of one import the second writes nothing. */
export const insertSurveyImport = (taken: Omit<SurveyImport, 'correctedBy'>, content: Buffer): Statement => sql`
  insert into ratings.survey_import (region, id, kind, title, file_name, content, sm3, lines, imported_by, imported_at, corrects, reason)
  values (${taken.region}, ${taken.id}::uuid, ${taken.kind}, ${taken.title}, ${taken.fileName}, ${content}::bytea, ${taken.sm3}, ${taken.lines}::int, ${taken.importedBy}, ${taken.importedAt}::timestamptz, ${taken.corrects}::uuid, ${taken.reason})
  on conflict (region, corrects) do nothing returning 1`

export const insertSurveyResults = (region: string, importId: string, results: readonly SurveyResult[]): Statement => sql`
  insert into ratings.survey_result (region, import_id, line, period_from, period_until, hall_id, institution, answers, score)
  select ${region}, ${importId}::uuid, line, "periodFrom", "periodUntil", "hallId", institution, answers, score
  from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as result(line int, "periodFrom" date, "periodUntil" date, "hallId" text, institution text, answers int, score numeric)
  where exists (select 1 from guard)`

/** Newest first. Served by the primary key. */
export const listSurveyImports = (db: Db, region: string, before: string | undefined, limit: number): Promise<SurveyImport[]> => db.query<SurveyImport>(sql`
  select ${IMPORT} from ratings.survey_import i where i.region = ${region} and i.id < ${before ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid order by i.region desc, i.id desc limit ${limit}`)

export const findSurveyImport = async (db: Db, region: string, id: string): Promise<SurveyImport | undefined> =>
  (await db.query<SurveyImport>(sql`select ${IMPORT} from ratings.survey_import i where i.region = ${region} and i.id = ${id}::uuid`))[0]

export const findSurveyFile = async (db: Db, region: string, id: string): Promise<{ fileName: string; content: Buffer } | undefined> =>
  (await db.query<{ fileName: string; content: Buffer }>(sql`select file_name as "fileName", content from ratings.survey_import where region = ${region} and id = ${id}::uuid`))[0]

export interface StandingResult extends SurveyResult {
  region: string
  kind: SurveyKind
  title: string
}

/** The newest results of a region that no correction took the place of. Served by survey_result_by_period. */
export const listStandingResults = (db: Db, region: string, limit: number): Promise<StandingResult[]> => db.query<StandingResult>(sql`
  select r.region, i.kind, i.title, r.line, r.period_from::text as "periodFrom", r.period_until::text as "periodUntil", r.hall_id as "hallId", r.institution, r.answers, r.score::float as score
  from ratings.survey_result r join ratings.survey_import i on i.region = r.region and i.id = r.import_id
  where r.region = ${region} and not exists (select 1 from ratings.survey_import c where c.region = i.region and c.corrects = i.id)
  order by r.region desc, r.period_until desc limit ${limit}`)
