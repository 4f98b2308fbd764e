import Type from 'typebox'
import { CLOSED_STATES, deleteDraft, listDrafts, listOwnApplications } from '../modules/applications/index.ts'
import { deleteFromLibrary, listOwnLibrary } from '../modules/materials/index.ts'
import { forgetOwnContacts, listRepresentedBy } from '../modules/subjects/index.ts'
import { disableAccount } from '../platform/auth/account-store.ts'
import { hashPassword } from '../platform/auth/sessions.ts'
import type { Context } from '../platform/context.ts'
import { Refusal } from '../platform/errors.ts'
import { defineOperation } from '../platform/operations.ts'

/** What goes with an account (个人信息保护法 art. 47). */
const DELETED = ['登录密码', '手机号码和住址', '没有提交的申请草稿', '材料库里您保存的材料', '代别人办事和别人代您办事的委托', '对调用共享数据等的同意']

/** What the law has kept, and which (art. 47(2)). */
const KEPT = [
  { what: '登录名（已停用）', why: '不再给别人使用，防止有人冒充您' },
  { what: '已经办结的办件、文书和材料', why: '属于政务服务档案，按《档案法》和归档范围规定的保管期限保存，到期依法销毁' },
  { what: '已经发给您的证照', why: '仍然有效，可以到窗口查询、使用' },
  { what: '谁看过您的信息、操作和登录记录', why: '按《网络安全法》和《个人信息保护法》留存，用于查清责任' },
  { what: '您同意和撤回的记录、更正申请', why: '证明处理您的信息有依据，到期后删除' },
]

const Closing = Type.Object({
  mayClose: Type.Boolean(),
  /** Why not, in Chinese; null when it may be closed. */
  reason: Type.Union([Type.String(), Type.Null()]),
  /** Cases that are not closed yet. */
  open: Type.Array(Type.Object({ number: Type.String(), itemName: Type.String(), stateName: Type.String() })),
  /** Enterprises that nobody could act for online afterwards. */
  represented: Type.Array(Type.String()),
  deleted: Type.Array(Type.String()),
  kept: Type.Array(Type.Object({ what: Type.String(), why: Type.String() })),
})

/** Before somebody decides: what would be deleted, what is kept by law and why, and what stands against it. */
export const readAccountClosing = defineOperation({
  id: 'subjects.readAccountClosing',
  summary: '注销账号以前看清：删除什么，依法保留什么，有没有没办完的事',
  audience: 'citizen',
  permission: 'subjects.manageOwnPrivacy',
  output: Closing,
  async run(ctx) {
    const [open, represented] = [await listOpen(ctx), await listRepresentedBy(ctx, ctx.actor.principalId)]
    return { mayClose: open.length === 0, reason: open.length === 0 ? null : reasonAgainst(open.length), open, represented: represented.map(({ name }) => name), deleted: DELETED, kept: KEPT }
  },
})

/**
 * 注销账号 (个人信息保护法 art. 47): refused while a case is open, for its documents could reach nobody. All or nothing; what other
 * rooms keep by law stays with them.
 */
export const closeAccount = defineOperation({
  id: 'subjects.closeAccount',
  summary: '注销账号，删除只为账号保存的个人信息',
  audience: 'citizen',
  permission: 'subjects.manageOwnPrivacy',
  body: Type.Object({ confirmed: Type.Literal(true, { title: '已看清并确认注销' }) }, { additionalProperties: false }),
  output: Type.Object({ closed: Type.Boolean() }),
  isWrite: true,
  async run(ctx) {
    const open = await listOpen(ctx)
    if (open.length > 0) throw new Refusal(409, 'subjects.open_applications', reasonAgainst(open.length))
    const { accountId, principalId } = ctx.actor
    await ctx.audit.append({ region: '000000', operation: 'subjects.closeAccount', actor: accountId, subject: principalId })
    const nobodysPassword = await hashPassword(ctx.ids.token(32))
    await ctx.db.transaction(async (db) => {
      const inside: Context = { ...ctx, db, idempotency: undefined }
      await deleteDrafts(inside)
      await emptyLibrary(inside)
      await forgetOwnContacts(inside)
      await disableAccount(db, accountId, nobodysPassword, ctx.clock.now())
    })
    return { closed: true }
  },
})

const reasonAgainst = (open: number): string => `您还有 ${open} 件没有办完，暂时不能注销。请等办完，或者先撤回申请。`

const PAGE = 200

async function listOpen(ctx: Context) {
  const open: { number: string; itemName: string; stateName: string }[] = []
  let cursor: string | undefined
  do {
    const { rows, next } = await listOwnApplications.run(ctx, { params: undefined, query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }, body: undefined, version: 0 })
    open.push(...rows.filter(({ state }) => !CLOSED_STATES.some((closed) => closed === state)).map(({ number, itemName, stateName }) => ({ number, itemName, stateName })))
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return open
}

async function deleteDrafts(ctx: Context): Promise<void> {
  const { rows } = await listDrafts.run(ctx, { params: undefined, query: undefined, body: undefined, version: 0 })
  for (const { id } of rows) await deleteDraft.run(ctx, { params: { id }, query: undefined, body: undefined, version: 0 })
}

async function emptyLibrary(ctx: Context): Promise<void> {
  for (;;) {
    const { rows } = await listOwnLibrary.run(ctx, { params: undefined, query: { limit: PAGE }, body: undefined, version: 0 })
    for (const { id } of rows) await deleteFromLibrary.run(ctx, { params: { id }, query: {}, body: undefined, version: 0 })
    if (rows.length < PAGE) return
  }
}
