import type { Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getOfficer, parseUscc } from '../../organisation/index.ts'
import { findSubjectByIdentity, parseIdentityNumber } from '../../subjects/index.ts'
import { certificateStateWords } from '../certificate.ts'
import { parseCertificateIdentifier } from '../certificate-identifier-rules.ts'
import { stateOn } from '../certificate-rules.ts'
import { holderRows, identifiedRow, type IssuedBy, issuedPage, type IssuedRow, listIssuedRows, namedPage, numberedRows } from './issued-store.ts'
import { IssuedCertificates, IssuedQuery } from './life-contract.ts'

const DEFAULT_LIMIT = 20
/** Of one person by one authority, or under one number: nobody has more. */
const MOST_AT_ONCE = 100

/** 证照管理: what the officer's own authority has issued or brought in, newest first; or what a search finds: identifier, number, holder's name or identity. */
export const listIssued = defineOperation({
  id: 'certificates.listIssued',
  summary: '本单位颁发的证照：按类型、状态筛选，按标识、编号、持证人查找',
  audience: 'staff',
  permission: 'certificates.listIssued',
  query: IssuedQuery,
  output: IssuedCertificates,
  async run(ctx, { query }) {
    const { region, authorityId } = await getOfficer(ctx)
    const limit = query.limit ?? DEFAULT_LIMIT
    const search = query.search?.trim() ?? ''
    const { rows, next } = search === '' ? await page(ctx, { region, authorityId }, query, limit) : await find(ctx, { region, authorityId }, search, query.cursor, limit)
    const today = ctx.clock.today()
    return {
      rows: rows.map(({ state: stored, validUntil, ...row }) => {
        const state = stateOn({ state: stored, validUntil }, today)
        return { ...row, validUntil, state, stateName: certificateStateWords[state] }
      }),
      next,
    }
  },
})

interface Found {
  rows: IssuedRow[]
  next: string | null
}

async function page(ctx: Context, by: IssuedBy, { type, state, cursor }: Static<typeof IssuedQuery>, limit: number): Promise<Found> {
  const place = cursor === undefined ? undefined : placeOf(cursor)
  if (place && !/^\d{4}-\d{2}-\d{2}$/.test(place.key)) throw badCursor()
  const before = place && { issuedOn: place.key, identifier: place.identifier }
  return pageOf(await listIssuedRows(ctx.db, issuedPage(by, { typeCode: type, state }, before, limit + 1)), limit, ({ issuedOn }) => issuedOn)
}

/** What somebody types says itself what it is. */
async function find(ctx: Context, by: IssuedBy, search: string, cursor: string | undefined, limit: number): Promise<Found> {
  const all = async (statement: Parameters<typeof listIssuedRows>[1]): Promise<Found> => ({ rows: await listIssuedRows(ctx.db, statement), next: null })
  if (cursor === undefined) {
    if (parseCertificateIdentifier(search).valid) return all(identifiedRow(by, search))
    if (parseIdentityNumber(search).valid || parseUscc(search).valid) {
      const holder = await findSubjectByIdentity(ctx, search)
      return holder ? all(holderRows(by, holder.id, MOST_AT_ONCE)) : { rows: [], next: null }
    }
    const numbered = await all(numberedRows(by, search, MOST_AT_ONCE))
    if (numbered.rows.length > 0) return numbered
  }
  const place = cursor === undefined ? undefined : placeOf(cursor)
  const rows = await listIssuedRows(ctx.db, namedPage(by, search, place && { holderName: place.key, identifier: place.identifier }, limit + 1))
  return pageOf(rows, limit, ({ holderName }) => holderName)
}

function pageOf(rows: IssuedRow[], limit: number, keyOf: (row: IssuedRow) => string): Found {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? `${keyOf(last)}~${last.identifier}` : null }
}

function placeOf(cursor: string): { key: string; identifier: string } {
  const at = cursor.lastIndexOf('~')
  if (at < 1) throw badCursor()
  return { key: cursor.slice(0, at), identifier: cursor.slice(at + 1) }
}

const badCursor = () => new Refusal(400, 'certificates.bad_cursor', '翻页标记不正确，请从第一页重新打开。')
