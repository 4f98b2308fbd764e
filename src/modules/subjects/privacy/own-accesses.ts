import { Readable } from 'node:stream'
import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { toCsvLine } from '../../../platform/csv.ts'
import { toLocalMinute } from '../../../platform/legal-dates.ts'
import { notPermitted } from '../../../platform/errors.ts'
import { getSetting } from '../../../platform/settings.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { type Directory, getDirectory, isRole, roleName } from '../../organisation/index.ts'
import { getSubject } from '../get-subject.ts'
import { canActFor } from '../principals.ts'
import { AccessExportQuery, AccessList, AccessQuery, type AccessView } from './contract.ts'
import { type AccessKind, accessKindWords, accessOutcomeWords, type RecordedAccess } from './data-access.ts'
import { listAccessRows } from './data-access-store.ts'
import { accessYears } from './settings.ts'

const DEFAULT_LIMIT = 20
/** Rows read at a time while a table is written. */
const EXPORT_PAGE = 500

const exportOwnAccesses = defineOperation({
  id: 'subjects.exportAccesses',
  summary: '导出谁看过我的信息（CSV）',
  audience: 'citizen',
  permission: 'subjects.readOwnPrivacy',
  query: AccessExportQuery,
  output: Type.String(),
  transfer: 'file',
  run: async (ctx, { query }) =>
    ({ mediaType: 'text/csv; charset=utf-8', fileName: `谁看过我的信息-${ctx.clock.today()}.csv`, content: Readable.from(toTable(ctx, await ownerOf(ctx, query.subject), query.kind)) }) as never,
})

/** 谁看过我的信息 (个人信息保护法 art. 44): every look at what is known of the person who is signed in, or of an enterprise they act for, newest first. */
export const listOwnAccesses = defineOperation({
  id: 'subjects.listAccesses',
  summary: '谁看过我的信息，新的在前',
  audience: 'citizen',
  permission: 'subjects.readOwnPrivacy',
  query: AccessQuery,
  output: AccessList,
  csv: exportOwnAccesses,
  async run(ctx, { query }) {
    const limit = query.limit ?? DEFAULT_LIMIT
    const ownerId = await ownerOf(ctx, query.subject)
    const [found, { region }] = [await listAccessRows(ctx.db, ownerId, query.kind, query.cursor, limit + 1), await getSubject(ctx, ownerId)]
    const rows = found.slice(0, limit)
    const directory = await getDirectory(ctx)
    return { rows: rows.map((row) => toView(row, directory, ctx.actor.principalId)), next: found.length > limit ? rows.at(-1)!.id : null, keptYears: await getSetting(ctx, accessYears, region, ctx.clock.today()) }
  },
})

/** @throws Refusal for whose log it is not theirs to read */
async function ownerOf(ctx: Context, subjectId = ctx.actor.principalId): Promise<string> {
  if (!(await canActFor(ctx, subjectId))) throw notPermitted()
  return subjectId
}

/** The whole log as a table, read as it is sent. The mark at the start tells spreadsheets that it is UTF-8. */
async function* toTable(ctx: Context, ownerId: string, kind: AccessKind | undefined): AsyncGenerator<string> {
  const directory = await getDirectory(ctx)
  yield `\uFEFF${toCsvLine(['时间', '谁', '方式', '内容', '看到的项目', '为什么', '依据', '办件编号', '结果'])}`
  let before: string | undefined
  for (;;) {
    const rows = await listAccessRows(ctx.db, ownerId, kind, before, EXPORT_PAGE)
    for (const row of rows) {
      const { at, who, kindName, what, fields, purpose, basis, applicationNumber, outcomeName } = toView(row, directory, ctx.actor.principalId)
      yield toCsvLine([toLocalMinute(new Date(at)).replace('T', ' '), who, kindName, what, fields.join('、'), purpose, basis, applicationNumber ?? '', outcomeName])
    }
    if (rows.length < EXPORT_PAGE) return
    before = rows.at(-1)!.id
  }
}

function toView({ at, kind, outcome, ...row }: RecordedAccess, directory: Directory, ownId: string): AccessView {
  const { id, what, fields, purpose, basis, itemCode, applicationNumber } = row
  return {
    id, at: at.toISOString(), kind, kindName: accessKindWords[kind], what, fields, purpose, basis, itemCode, applicationNumber, outcome, outcomeName: accessOutcomeWords[outcome],
    who: describeWho(row, directory, ownId),
  }
}

/** Everybody may know which body and which officer; of another applicant who acts for them, the name. */
function describeWho({ actorKind, actorId, actorName, actorRoles, actorAuthority, region }: Pick<RecordedAccess, 'actorKind' | 'actorId' | 'actorName' | 'actorRoles' | 'actorAuthority' | 'region'>, directory: Directory, ownId: string): string {
  if (actorId === ownId) return '您本人'
  if (actorKind === 'citizen') return `${actorName}（代您办事）`
  if (actorKind === 'system') return '平台自动办理'
  const roles = actorRoles.filter(isRole).map(roleName).join('、')
  return [actorAuthority ?? (directory.isRegion(region) ? directory.region(region) : ''), roles, actorName].filter(Boolean).join(' ')
}
