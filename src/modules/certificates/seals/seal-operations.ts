import type { Static } from 'typebox'
import type { Context } from '../../../platform/context.ts'
import type { Statement } from '../../../platform/db/sql.ts'
import { notFound, Refusal } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { commitTouching } from '../../../platform/unit-of-work.ts'
import { type Directory, getDirectory, getOfficer, namesOfAccounts } from '../../organisation/index.ts'
import { askForSeal, loadSeals, SEALS_MEMO } from './find-seal.ts'
import { type Seal, sealPurposeWords, sealStateWords } from './seal.ts'
import { SealList, SealParams, SealReason, SealUseList, SealUseQuery, SealView } from './seal-contract.ts'
import { isInView, reasonAgainstEnding } from './seal-rules.ts'
import { endSeal, insertNextSeal, isLastAndDisabled, listSealUses } from './seal-store.ts'

const DEFAULT_LIMIT = 50

/** 印章名册: an authority sees its own seals, administrators and auditors those of their division and what is below it. */
export const listSeals = defineOperation({
  id: 'certificates.listSeals',
  summary: '电子印章名册',
  audience: 'staff',
  permission: 'certificates.listSeals',
  output: SealList,
  async run(ctx) {
    const [officer, directory, seals] = await Promise.all([getOfficer(ctx), getDirectory(ctx), loadSeals(ctx)])
    return { provider: ctx.outside.seals?.name ?? null, rows: seals.filter((seal) => isInView(seal, officer)).map((seal) => describeSeal(ctx, seal, directory, isFollowed(seals, seal))) }
  },
})

/** 用章记录: each use of a seal, newest first. */
export const readSealUses = defineOperation({
  id: 'certificates.listSealUses',
  summary: '一枚电子印章的用章记录，新的在前',
  audience: 'staff',
  permission: 'certificates.listSeals',
  params: SealParams,
  query: SealUseQuery,
  output: SealUseList,
  async run(ctx, { params, query }) {
    const seal = await getSealInView(ctx, params.seal)
    const limit = query.limit ?? DEFAULT_LIMIT
    const found = await listSealUses(ctx.db, seal.region, seal.id, query.cursor, limit + 1)
    const rows = found.slice(0, limit)
    const names = await namesOfAccounts(ctx, rows.map(({ usedBy }) => usedBy))
    return {
      rows: rows.map(({ id, purpose, identifier, usedBy, usedAt, hash }) => ({
        id, purpose, purposeName: sealPurposeWords[purpose], identifier, usedBy: names.get(usedBy) ?? (purpose === 'certificate' ? '系统' : '持证人'), usedAt: toRfc3339(usedAt), hash,
      })),
      next: found.length > limit ? rows.at(-1)!.id : null,
    }
  },
})

/** 停用印章: from now on nothing is signed with it; what was signed before stands. */
export const disableSeal = defineSealAct('disableSeal', '停用一枚电子印章', async (ctx, seal, reason) => {
  const against = reasonAgainstEnding(seal)
  if (against) throw new Refusal(409, 'certificates.seal_ended', against)
  const at = ctx.clock.now()
  return { shown: { ...seal, state: 'disabled', usedUntil: at, reason }, guard: endSeal(seal, 'disabled', at, ctx.actor.accountId, reason) }
})

/** 更换印章: the authority gets the next seal with a key of its own, and this one goes out of use; also after it was disabled. */
export const replaceSeal = defineSealAct('replaceSeal', '更换一枚电子印章（启用新的密钥）', async (ctx, seal, reason) => {
  if (!ctx.outside.seals) throw new Refusal(503, 'certificates.no_seals', '平台没有接入电子印章，不能更换。请先接入签章服务。')
  if (seal.state === 'replaced') throw new Refusal(409, 'certificates.seal_ended', '这枚印章已经更换过了，请刷新名册后查看。')
  const next = await askForSeal(ctx, seal.authorityId, seal.edition + 1)
  const guard = seal.state === 'inUse' ? endSeal(seal, 'replaced', ctx.clock.now(), ctx.actor.accountId, reason) : isLastAndDisabled(seal)
  return { shown: next, guard, parts: [insertNextSeal(next)] }
})

/** What an act comes to: the seal to show afterwards, and its write. */
interface SealChange {
  shown: Seal
  guard: Statement
  parts?: Statement[]
}

/** An act on a seal: one guarded write with the answer kept under the caller's key; every process then reads the register anew. */
function defineSealAct(verb: 'disableSeal' | 'replaceSeal', summary: string, decide: (ctx: Context, seal: Seal, reason: string) => Promise<SealChange>) {
  return defineOperation({
    id: `certificates.${verb}`,
    summary,
    audience: 'staff',
    permission: 'certificates.manageSeals',
    params: SealParams,
    body: SealReason,
    output: SealView,
    isWrite: true,
    async run(ctx, { params, body: { reason } }) {
      const seal = await getSealInView(ctx, params.seal)
      const { shown, guard, parts = [] } = await decide(ctx, seal, reason)
      const answer = describeSeal(ctx, shown, await getDirectory(ctx))
      if (!(await commitTouching(ctx, SEALS_MEMO, { region: seal.region, guard, parts, answer }))) throw new Refusal(409, 'certificates.seal_ended', '这枚印章刚刚已被停用或更换，请刷新名册后查看。')
      await ctx.audit.append({ region: seal.region, operation: `certificates.${verb}`, actor: ctx.actor.accountId, subject: seal.id, detail: { reason, ...(shown.id === seal.id ? {} : { next: shown.id }) } })
      return answer
    },
  })
}

/** @throws Refusal 404 for a seal outside one's view, as if it did not exist */
async function getSealInView(ctx: Context, id: string): Promise<Seal> {
  const [officer, seals] = await Promise.all([getOfficer(ctx), loadSeals(ctx)])
  const seal = seals.find((each) => each.id === id)
  if (!seal || !isInView(seal, officer)) throw notFound('这枚印章', 'certificates.no_such_seal')
  return seal
}

/** Whether its authority has got another seal since. */
const isFollowed = (seals: readonly Seal[], { authorityId, edition }: Seal): boolean => seals.some((each) => each.authorityId === authorityId && each.edition > edition)

function describeSeal(ctx: Context, seal: Seal, directory: Directory, hasSuccessor = false): Static<typeof SealView> {
  const { id, name, region, authorityId, edition, keyId, publicKey, state, usedFrom, usedUntil, reason } = seal
  const isKeeper = ctx.actor.roles.includes('securityAdmin')
  const against = isKeeper ? reasonAgainstEnding(seal) : '印章由安全管理员停用和更换。'
  const isOver = state === 'replaced' || hasSuccessor
  const connected = ctx.outside.seals ? undefined : '平台没有接入电子印章。'
  return {
    id, name, region, authority: { id: authorityId, name: directory.authority(authorityId).name }, edition, keyId, publicKey,
    state, stateName: sealStateWords[state], usedFrom: toRfc3339(usedFrom), usedUntil: usedUntil && toRfc3339(usedUntil), reason,
    allowedActions: [
      { action: 'disable', isAllowed: against === undefined, reason: against ?? null },
      { action: 'replace', isAllowed: isKeeper && !connected && !isOver, reason: (isKeeper ? undefined : against) ?? connected ?? (isOver ? '这枚印章已经更换过了。' : null) },
    ],
  }
}
