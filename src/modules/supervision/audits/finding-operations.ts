import Type from 'typebox'
import type { Context } from '../../../platform/context.ts'
import { invalidInput, Refusal } from '../../../platform/errors.ts'
import { getOwnFiles } from '../../../platform/files/kept-files.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commit } from '../../../platform/unit-of-work.ts'
import { getDirectory, getOfficer, mayDo } from '../../organisation/index.ts'
import { RegionField } from '../monitor/monitor-contract.ts'
import { getWatchedPlace } from '../monitor/watched-place.ts'
import { ActKindField, AuditField, AuditFiles, FindingParams, FindingRow, FindingView } from './audit-contract.ts'
import { toFindingRow, toFindingView } from './describe-findings.ts'
import { auditDemands, auditWords, type Finding, type FindingAct } from './finding.ts'
import { reasonAgainst, stateAfter } from './finding-rules.ts'
import { findingPage, insertFinding, insertFindingAct, listFindingActs, listFindings, moveFinding } from './finding-store.ts'
import { getFinding } from './get-finding.ts'

const Note = (title: string) => Type.String({ title, minLength: 2, maxLength: 2000, pattern: '\\S' })

/** 审计线索: what the three audits have found. */
export const listFindingsOperation = defineOperation({
  id: 'supervision.listFindings',
  summary: '三项清查的线索：清单之外、大厅之外、平台之外',
  audience: 'staff',
  permission: 'supervision.readFindings',
  query: Type.Object(
    {
      region: RegionField, state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('all')], { title: '待核实或全部' })),
      cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^[0-9TZ:.-]{10,30}_[0-9a-f-]{36}$' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    region: Type.String(), regions: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })),
    /** Bodies of the region, to enter a finding of one. */
    authorities: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
    audits: Type.Array(Type.Object({ id: AuditField, name: Type.String(), demands: Type.String() })),
    rows: Type.Array(FindingRow), next: Nullable(Type.String()), mayEnter: Type.Boolean(),
  }),
  async run(ctx, { query: { region: asked, state, cursor, limit = 20 } }) {
    const { region, directory, choices } = await getWatchedPlace(ctx, asked)
    const [at = '', id = ''] = cursor?.split('_') ?? []
    if (cursor && Number.isNaN(Date.parse(at))) throw new Refusal(422, 'platform.bad_cursor', '翻页标记不对，请从第一页重新查看。', { errors: [{ pointer: '/cursor', message: '请从第一页重新查看。' }] })
    const found = await listFindings(ctx.db, findingPage(region, state !== 'all', cursor ? { at: new Date(at), id } : undefined, limit + 1))
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    return {
      region, regions: choices.map((code) => ({ code, name: directory.region(code) })), authorities: directory.listAuthorities(region).map(({ id: authority, name }) => ({ id: authority, name })),
      audits: (Object.keys(auditWords) as (keyof typeof auditWords)[]).map((audit) => ({ id: audit, name: auditWords[audit], demands: auditDemands[audit] })),
      rows: shown.map((finding) => toFindingRow(directory, finding)), next: found.length > limit && last ? `${last.foundAt.toISOString()}_${last.id}` : null,
      mayEnter: mayDo('supervision.manageFindings', ctx.actor.roles),
    }
  },
})

export const readFinding = defineOperation({
  id: 'supervision.readFinding',
  summary: '一条清查线索，连同证据和处理经过',
  audience: 'staff',
  permission: 'supervision.readFindings',
  params: FindingParams,
  output: FindingView,
  run: async (ctx, { params: { id } }) => view(ctx, await getFinding(ctx, id)),
})

async function view(ctx: Context, finding: Finding, acts?: readonly FindingAct[]) {
  return toFindingView(ctx, await getDirectory(ctx), finding, acts ?? (await listFindingActs(ctx.db, finding.region, finding.id)), mayDo('supervision.manageFindings', ctx.actor.roles))
}

/** What a supervisor has found: by looking, by a letter, by a visit. */
export const enterFinding = defineOperation({
  id: 'supervision.enterFinding',
  summary: '登记一条清查线索',
  audience: 'staff',
  permission: 'supervision.manageFindings',
  body: Type.Object(
    {
      audit: AuditField, title: Type.String({ title: '线索', minLength: 2, maxLength: 80, pattern: '\\S' }), facts: Note('情况和依据'),
      authority: Type.Optional(Type.String({ title: '涉及的单位', pattern: '^[0-9A-Z-]{1,40}$' })), application: Type.Optional(Type.String({ title: '办件编号', pattern: '^[0-9]{19}$' })), files: Type.Optional(AuditFiles),
    },
    { additionalProperties: false },
  ),
  output: FindingView,
  status: 201,
  isWrite: true,
  async run(ctx, { body: { audit, title, facts, authority, application, files = [] } }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    if (authority !== undefined && !directory.listRegions().some(({ code }) => directory.listAuthorities(code).some(({ id }) => id === authority))) throw invalidInput([{ pointer: '/authority', message: '没有这个单位，请重新选择。' }])
    await getOwnFiles(ctx, files, '/files')
    const id = ctx.ids.next()
    const finding: Finding = {
      region: officer.region, id, audit, source: 'officer', state: 'open', version: 1, title: title.trim(), facts: facts.trim(), evidenceKind: application ? 'application' : 'statement', evidenceId: application ?? id,
      authorityId: authority ?? null, foundAt: ctx.clock.now(), foundBy: officer.name,
    }
    const act: FindingAct = { region: finding.region, findingId: id, seq: 1, kind: 'entered', note: finding.facts, handedTo: null, fileIds: files, at: finding.foundAt, byId: officer.id, byName: officer.name }
    const answer = await view(ctx, finding, [act])
    const isWritten = await commit(ctx, { region: finding.region, guard: insertFinding(finding), parts: [insertFindingAct(act)], answer, status: 201 })
    if (!isWritten) throw new Refusal(409, 'supervision.found_already', '这个办件在同一项清查里已经有线索了，请在列表里找到它，补充说明。', { errors: [{ pointer: '/application', message: '这个办件已经有线索了。' }] })
    return answer
  },
})

/** 查实、不成立、移交, or something to add. */
export const actOnFinding = defineOperation({
  id: 'supervision.actOnFinding',
  summary: '处理一条清查线索：查实、不成立、移交、补充说明',
  audience: 'staff',
  permission: 'supervision.manageFindings',
  params: FindingParams,
  body: Type.Object(
    { kind: ActKindField, note: Note('说明'), handedTo: Type.Optional(Type.String({ title: '移交给', minLength: 2, maxLength: 60 })), files: Type.Optional(AuditFiles) },
    { additionalProperties: false },
  ),
  output: FindingView,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params: { id }, version, body: { kind, note, handedTo, files = [] } }) {
    const [officer, finding] = await Promise.all([getOfficer(ctx), getFinding(ctx, id)])
    if (finding.version !== version) throw changedMeanwhile()
    const against = reasonAgainst(finding.state, kind)
    if (against) throw new Refusal(409, 'supervision.finding_settled', against)
    if (kind === 'handedOn' && !handedTo?.trim()) throw invalidInput([{ pointer: '/handedTo', message: '请填写移交给哪个单位。' }])
    await getOwnFiles(ctx, files, '/files')
    const acts = await listFindingActs(ctx.db, finding.region, id)
    const act: FindingAct = {
      region: finding.region, findingId: id, seq: acts.length + 1, kind, note: note.trim(), handedTo: kind === 'handedOn' ? handedTo!.trim() : null, fileIds: files, at: ctx.clock.now(), byId: officer.id, byName: officer.name,
    }
    const moved: Finding = { ...finding, state: stateAfter(finding.state, kind), version: finding.version + 1 }
    const answer = await view(ctx, moved, [...acts, act])
    if (!(await commit(ctx, { region: finding.region, guard: moveFinding(finding, moved.state), parts: [insertFindingAct(act)], answer }))) throw changedMeanwhile()
    await ctx.audit.append({ region: finding.region, operation: 'supervision.actOnFinding', actor: ctx.actor.accountId, subject: id, detail: { kind } })
    return answer
  },
})

const changedMeanwhile = () => new Refusal(409, 'supervision.finding_changed', '这条线索刚刚有变化，请看过最新内容再处理。')
