import Type from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { getItemChange } from '../../catalogue/index.ts'
import { getDirectory } from '../../organisation/index.ts'
import { stateWords } from '../application.ts'
import { reasonAgainst } from '../lifecycle/lifecycle-rules.ts'
import { listOpenOfItem } from '../record/application-store.ts'
import { effectOf } from '../lifecycle/new-version.ts'

/** Enough to judge a change by; an item with more running cases says so. */
const MOST_CASES = 2_000
const MOST_ROWS = 50

/** 公布前看影响: which running cases a change of their item meets, and what each would need to be handled by it. */
export const readItemChangeEffects = defineOperation({
  id: 'applications.readItemChangeEffects',
  summary: '事项变更对正在办理的办件有什么影响',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  params: Type.Object({ id: Type.String({ title: '变更', format: 'uuid' }) }),
  output: Type.Object({
    /** Every running case of the item that was looked at; `isComplete` tells whether those are all. */
    running: Type.Integer(),
    isComplete: Type.Boolean(),
    /** Not yet accepted: their applicants are asked whether they want the new version. */
    canMove: Type.Integer(),
    /** Of those, the ones that would have to answer or hand in something more first, and so stay as they are. */
    needMore: Type.Integer(),
    /** Accepted already: handled to the end by their own version. */
    pinned: Type.Integer(),
    summary: Type.String(),
    rows: Type.Array(Type.Object({
      number: Type.String(), regionName: Type.String(), stateName: Type.String(), itemVersion: Type.Integer(), submittedAt: Type.String({ format: 'date-time' }),
      isPinned: Type.Boolean(), needs: Type.Array(Type.String()), gains: Type.Array(Type.String()),
    })),
  }),
  async run(ctx, { params }) {
    const [change, directory] = await Promise.all([getItemChange(ctx, params.id), getDirectory(ctx)])
    const open = await listOpenOfItem(ctx.db, change.itemCode, MOST_CASES + 1)
    const item = { ...change.content, version: (change.baseVersion ?? 0) + 1 }
    const cases = open.slice(0, MOST_CASES).map((application) => ({ application, isPinned: reasonAgainst(application, 'moveToVersion') !== undefined, effect: effectOf(application, item) }))
    const movable = cases.filter(({ isPinned }) => !isPinned)
    const needMore = movable.filter(({ effect }) => effect.needs.length > 0)
    const pinned = cases.length - movable.length
    return {
      running: cases.length,
      isComplete: open.length <= MOST_CASES,
      canMove: movable.length,
      needMore: needMore.length,
      pinned,
      summary: cases.length === 0
        ? '没有正在办理的办件。'
        : `正在办理 ${cases.length} 件：${pinned} 件已经受理，按原来的版本办完；${movable.length} 件还没有受理，公布后由申请人选择是否按新版办理，其中 ${needMore.length} 件要先补充内容。`,
      // Those that need something first: they are why one looks.
      rows: cases.toSorted((a, b) => b.effect.needs.length - a.effect.needs.length || Number(a.isPinned) - Number(b.isPinned)).slice(0, MOST_ROWS).map(({ application, isPinned, effect }) => ({
        number: application.number, regionName: directory.region(application.region), stateName: stateWords[application.state], itemVersion: application.itemVersion,
        submittedAt: application.submittedAt, isPinned, needs: effect.needs, gains: effect.gains,
      })),
    }
  },
})
