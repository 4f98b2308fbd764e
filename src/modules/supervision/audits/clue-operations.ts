import Type, { type Static } from 'typebox'
import { ANONYMOUS, type Context } from '../../../platform/context.ts'
import { canonicalJson } from '../../../platform/canonical-json.ts'
import { type FieldError, invalidInput, Refusal } from '../../../platform/errors.ts'
import { listFiles } from '../../../platform/files/file-store.ts'
import { getOwnFiles } from '../../../platform/files/kept-files.ts'
import { sm3 } from '../../../platform/hash-chain.ts'
import { findAnswer, type IdempotencyScope } from '../../../platform/idempotency-store.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { Nullable } from '../../../platform/nullable.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getSetting } from '../../../platform/settings.ts'
import { AnsweredBefore, commit } from '../../../platform/unit-of-work.ts'
import { addWorkdays, getWorkCalendar } from '../../calendar/index.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import type { ClueReceived } from '../events.ts'
import { RegionField } from '../monitor/monitor-contract.ts'
import { getWatchedPlace } from '../monitor/watched-place.ts'
import { AuditField, ClueOutcomeField, ClueParams, ClueProgress, ClueRow, ClueView, ReportClueBody, ReportedClue } from './audit-contract.ts'
import { asNobody } from './audit-files.ts'
import { type Clue, type ClueContact, clueKindWords, clueOutcomeWords, clueStateWords } from './clue.ts'
import { CLUE_NUMBER_PATTERN, isPhone, regionOfClue, toClueNumber, toTypedNumber } from './clue-rules.ts'
import { cluePage, findClue, insertClue, insertContactLook, listClueRows, listContactLooks, openCluePage, saveClueAnswer, takeClueSerial } from './clue-store.ts'
import type { Finding } from './finding.ts'
import { insertFindingAct, insertFindingWith } from './finding-store.ts'
import { getClue } from './get-clue.ts'
import { clueDays } from './settings.ts'

/** A hall shares one address; beyond this somebody floods it. */
export const REPORT_FLOOD = { most: 10, perMinutes: 10 } as const

const CODE_DIGITS = 8

/** The code that goes with a number: made from it by this installation's key, so that it is kept nowhere. */
const codeOf = (ctx: Context, number: string): string => String(ctx.sealed.derive(`clue-code:${number}`, 10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0')

/** 我要反映: without an account, with a name or without. */
export const reportClue = defineOperation({
  id: 'supervision.reportClue',
  summary: '反映清单之外审批、隐性审批等问题（不用登录，可以匿名）',
  audience: 'public',
  permission: 'public',
  body: ReportClueBody,
  output: ReportedClue,
  status: 201,
  isWrite: true,
  flood: REPORT_FLOOD,
  async run(ctx, { body }) {
    const directory = await getDirectory(ctx)
    const today = ctx.clock.today()
    const errors = inputErrors(body, today, directory.isRegion(body.region))
    if (errors.length > 0) throw invalidInput(errors)
    const once = scopeOf(body)
    const before = await findReported(ctx, once)
    if (before) return before
    await getOwnFiles(asNobody(ctx), body.files ?? [], '/files')
    const { region } = body
    const [days, calendar, serial] = await Promise.all([getSetting(ctx, clueDays, region, today), getWorkCalendar(ctx, region), takeClueSerial(ctx.db, region, today)])
    const contact: ClueContact = { name: textOf(body.name), phone: textOf(body.phone) }
    const clue: Clue = {
      region, number: toClueNumber({ region, day: today, serial }), version: 1, state: 'received', kind: body.kind, content: body.content.trim(), place: textOf(body.place), happenedOn: body.happenedOn ?? null,
      contactSealed: contact.name || contact.phone ? ctx.sealed.seal(JSON.stringify(contact)) : null, fileIds: body.files ?? [], receivedAt: ctx.clock.now(), dueOn: addWorkdays(calendar, today, days).dueOn,
      answer: null, outcome: null, answeredAt: null, answeredBy: null, answeredByName: null, findingId: null,
    }
    const { number, dueOn } = clue
    try {
      await commit({ ...asNobody(ctx), idempotency: once }, {
        region, guard: insertClue(clue), announcements: [{ type: 'supervision.clueReceived', payload: { number, kindName: clueKindWords[clue.kind], dueOn } satisfies ClueReceived }],
        // Without the code, which is kept nowhere.
        answer: { number, dueOn },
      })
    } catch (error) {
      const first = error instanceof AnsweredBefore ? await findReported(ctx, once) : undefined
      if (!first) throw error
      return first
    }
    return { number, code: codeOf(ctx, number), dueOn }
  },
})

/** The same form with the same words is one report, however often it is sent; with other words it is another. Its files are new each time. */
function scopeOf({ key, files: _, ...words }: Static<typeof ReportClueBody>): IdempotencyScope | undefined {
  return key === undefined ? undefined : { actor: ANONYMOUS.accountId, key: `clue:${sm3(canonicalJson([key, words]))}`, requestHash: '' }
}

/** What was answered to the form before. */
async function findReported(ctx: Context, once: IdempotencyScope | undefined): Promise<ReportedClue | undefined> {
  const answer = once && (await findAnswer(ctx.db, once))?.answer as { number: string; dueOn: string } | undefined
  return answer && { ...answer, code: codeOf(ctx, answer.number) }
}

const textOf = (text: string | undefined): string | null => text?.trim() || null

function inputErrors({ happenedOn, phone }: { happenedOn?: string; phone?: string }, today: string, isRegion: boolean): FieldError[] {
  return [
    ...(isRegion ? [] : [{ pointer: '/region', message: '请选择是哪里的事。' }]),
    ...(happenedOn !== undefined && happenedOn > today ? [{ pointer: '/happenedOn', message: '时间不能晚于今天，请核对。' }] : []),
    ...(phone?.trim() && !isPhone(phone.trim()) ? [{ pointer: '/phone', message: '请填写能打通的电话号码，只写数字；不想留电话可以不填。' }] : []),
  ]
}

/** 查反映的答复: by number and code, a POST so that the code is in no address. */
export const readClueProgress = defineOperation({
  id: 'supervision.readClueProgress',
  summary: '凭反映编号和查询码查看答复',
  audience: 'public',
  permission: 'public',
  body: Type.Object({ number: Type.String({ title: '反映编号', minLength: 1, maxLength: 60 }), code: Type.String({ title: '查询码', minLength: 1, maxLength: 20 }) }, { additionalProperties: false }),
  output: ClueProgress,
  flood: { most: 20, perMinutes: 10 },
  async run(ctx, { body }) {
    const number = toTypedNumber(body.number)
    const clue = new RegExp(CLUE_NUMBER_PATTERN).test(number) && codeOf(ctx, number) === toTypedNumber(body.code) ? await findClue(ctx.db, regionOfClue(number), number) : undefined
    // A number that does not exist and a code that is wrong look the same.
    if (!clue) throw new Refusal(404, 'supervision.wrong_query', '反映编号或者查询码不对，请照着提交时的页面核对。')
    return {
      number, kindName: clueKindWords[clue.kind], stateName: clueStateWords[clue.state], receivedAt: toRfc3339(clue.receivedAt), dueOn: clue.dueOn, content: clue.content,
      answer: clue.answer, outcomeName: clue.outcome && clueOutcomeWords[clue.outcome], answeredAt: clue.answeredAt && toRfc3339(clue.answeredAt),
    }
  },
})

const EXCERPT = 60

const toRow = ({ number, kind, state, outcome, content, place, contactSealed, receivedAt, dueOn }: Clue, today: string): ClueRow => ({
  number, kind, kindName: clueKindWords[kind], state, stateName: clueStateWords[state], outcomeName: outcome && clueOutcomeWords[outcome], excerpt: content.length > EXCERPT ? `${content.slice(0, EXCERPT)}…` : content, place,
  isAnonymous: contactSealed === null, receivedAt: toRfc3339(receivedAt), dueOn, isOverdue: state === 'received' && dueOn < today,
})

export const listClues = defineOperation({
  id: 'supervision.listClues',
  summary: '群众反映：待答复的（最急的在前），或者全部',
  audience: 'staff',
  permission: 'supervision.answerClues',
  query: Type.Object(
    {
      region: RegionField, state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('all')], { title: '待答复或全部' })),
      cursor: Type.Optional(Type.String({ title: '翻页标记', pattern: '^([0-9]{4}-[0-9]{2}-[0-9]{2})?_FY[0-9]{16,18}$' })), limit: Type.Optional(Type.Integer({ title: '每页条数', minimum: 1, maximum: 200 })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ region: Type.String(), regions: Type.Array(Type.Object({ code: Type.String(), name: Type.String() })), rows: Type.Array(ClueRow), next: Nullable(Type.String()) }),
  async run(ctx, { query: { region: asked, state, cursor, limit = 20 } }) {
    const { region, directory, choices } = await getWatchedPlace(ctx, asked)
    const [dueOn = '', number = ''] = cursor?.split('_') ?? []
    const isOpen = state !== 'all'
    const found = await listClueRows(ctx.db, isOpen ? openCluePage(region, cursor ? { dueOn: dueOn || '0001-01-01', number } : undefined, limit + 1) : cluePage(region, cursor && number, limit + 1))
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    return {
      region, regions: choices.map((code) => ({ code, name: directory.region(code) })), rows: shown.map((clue) => toRow(clue, ctx.clock.today())),
      next: found.length > limit && last ? `${isOpen ? last.dueOn : ''}_${last.number}` : null,
    }
  },
})

async function view(ctx: Context, clue: Clue): Promise<ClueView> {
  const [files, looks] = await Promise.all([listFiles(ctx.db, clue.fileIds), listContactLooks(ctx.db, clue.region, clue.number)])
  const { version, content, happenedOn, answer, answeredAt, answeredByName, findingId, contactSealed, state } = clue
  return {
    ...toRow(clue, ctx.clock.today()), version, content, happenedOn, files: files.map(({ id, name, sizeBytes }) => ({ id, name, sizeBytes: Number(sizeBytes) })),
    answer, answeredAt: answeredAt && toRfc3339(answeredAt), answeredByName, findingId, looks: looks.map(({ officerName, purpose, at }) => ({ officerName, purpose, at: toRfc3339(at) })),
    allowedActions: [
      { verb: 'answer', name: '答复', allowed: state === 'received', reason: state === 'received' ? null : '已经答复过了。' },
      { verb: 'lookAtContact', name: '查看联系方式', allowed: contactSealed !== null, reason: contactSealed === null ? '反映人没有留联系方式。' : null },
    ],
  }
}

export const readClue = defineOperation({
  id: 'supervision.readClue',
  summary: '一条群众反映（不含联系方式）',
  audience: 'staff',
  permission: 'supervision.answerClues',
  params: ClueParams,
  output: ClueView,
  run: async (ctx, { params: { number } }) => view(ctx, await getClue(ctx, number)),
})

/** Name and phone of whoever reported: for the supervisor alone, with a reason, and on the record before it is shown. */
export const readClueContact = defineOperation({
  id: 'supervision.readClueContact',
  summary: '查看反映人的联系方式（写明用途，每次留痕）',
  audience: 'staff',
  permission: 'supervision.answerClues',
  params: ClueParams,
  body: Type.Object({ purpose: Type.String({ title: '为什么要看', minLength: 2, maxLength: 200, pattern: '\\S' }) }, { additionalProperties: false }),
  output: Type.Object({ name: Nullable(Type.String()), phone: Nullable(Type.String()) }),
  async run(ctx, { params: { number }, body }) {
    const [officer, { region, contactSealed }] = await Promise.all([getOfficer(ctx), getClue(ctx, number)])
    if (contactSealed === null) throw new Refusal(409, 'supervision.anonymous_clue', '反映人没有留联系方式。')
    const purpose = body.purpose.trim()
    await commit(ctx, { region, guard: insertContactLook({ region, clueNumber: number, id: ctx.ids.next(), officerId: officer.id, officerName: officer.name, purpose, at: ctx.clock.now() }), answer: null })
    await ctx.audit.append({ region, operation: 'supervision.readClueContact', actor: ctx.actor.accountId, subject: number, detail: { purpose } })
    return JSON.parse(ctx.sealed.open(contactSealed)) as ClueContact
  },
})

/** 答复: once; what is established may become a finding of an audit in the same write. */
export const answerClue = defineOperation({
  id: 'supervision.answerClue',
  summary: '答复一条群众反映，查实的可以列入三项清查',
  audience: 'staff',
  permission: 'supervision.answerClues',
  params: ClueParams,
  body: Type.Object(
    { outcome: ClueOutcomeField, answer: Type.String({ title: '答复', minLength: 10, maxLength: 2000, pattern: '\\S' }), audit: Type.Optional(AuditField), authority: Type.Optional(Type.String({ title: '涉及的单位', pattern: '^[0-9A-Z-]{1,40}$' })) },
    { additionalProperties: false },
  ),
  output: ClueView,
  isWrite: true,
  expectsVersion: true,
  async run(ctx, { params: { number }, version, body: { outcome, answer: words, audit, authority } }) {
    const [officer, clue, directory] = await Promise.all([getOfficer(ctx), getClue(ctx, number), getDirectory(ctx)])
    if (clue.state !== 'received') throw new Refusal(409, 'supervision.clue_answered', `这条反映已由${clue.answeredByName ?? '其他人员'}答复，请看最新内容。`)
    if (clue.version !== version) throw new Refusal(409, 'supervision.clue_changed', '这条反映刚刚有变化，请看过最新内容再答复。')
    if (authority !== undefined && !directory.listAuthorities(clue.region).some(({ id }) => id === authority)) throw invalidInput([{ pointer: '/authority', message: '没有这个单位，请重新选择。' }])
    if (audit !== undefined && outcome !== 'established') throw invalidInput([{ pointer: '/audit', message: '只有情况属实的才列入清查；请改选核查结果，或者不列入。' }])
    const at = ctx.clock.now()
    const finding: Finding | undefined = audit && {
      region: clue.region, id: ctx.ids.next(), audit, source: 'clue', state: 'verified', version: 1, title: `群众反映：${clueKindWords[clue.kind]}${clue.place ? `（${clue.place}）` : ''}`.slice(0, 80), facts: clue.content,
      evidenceKind: 'clue', evidenceId: number, authorityId: authority ?? null, foundAt: at, foundBy: officer.name,
    }
    const given = { answer: words.trim(), outcome, at, by: officer.id, byName: officer.name, findingId: finding?.id ?? null }
    const answered: Clue = { ...clue, version: clue.version + 1, state: 'answered', answer: given.answer, outcome, answeredAt: at, answeredBy: officer.id, answeredByName: officer.name, findingId: given.findingId }
    const answer = await view(ctx, answered)
    const isWritten = await commit(ctx, {
      region: clue.region,
      guard: saveClueAnswer(clue, given),
      parts: finding ? [insertFindingWith(finding), insertFindingAct({ region: finding.region, findingId: finding.id, seq: 1, kind: 'verified', note: given.answer, handedTo: null, fileIds: clue.fileIds, at, byId: officer.id, byName: officer.name })] : [],
      answer,
    })
    if (!isWritten) throw new Refusal(409, 'supervision.clue_changed', '这条反映刚刚有变化，请看过最新内容再答复。')
    await ctx.audit.append({ region: clue.region, operation: 'supervision.answerClue', actor: ctx.actor.accountId, subject: number, detail: { outcome, finding: given.findingId } })
    return answer
  },
})
