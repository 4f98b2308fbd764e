import Type from 'typebox'
import { defineOperation } from '../../../platform/operations.ts'
import { getPublishedItem, listMaterialNames } from '../../catalogue/index.ts'
import { getOfficer } from '../../organisation/index.ts'
import { type DataAccess, findConsent, recordAccess } from '../../subjects/index.ts'
import { CounterQuestion } from '../contract.ts'
import { BASIS } from '../waiver/fetch-materials.ts'
import { EntryView, MOST_ENTRIES } from './library-contract.ts'
import { listFitting } from './library-rules.ts'
import { listEntries } from './library-store.ts'
import { describeEntries } from './own-library.ts'

const { item, applicant } = CounterQuestion.properties

/** Nobody looks through more at a material. */
const MOST_FOR_MATERIAL = 3

/**
 * 从材料库选用 at the window: of what the applicant handed in before only what may serve for this item's materials, and only with
 * their consent on record; what is shown is in the log they can read.
 */
export const listLibraryAtCounter = defineOperation({
  id: 'materials.listLibraryAtCounter',
  summary: '窗口从申请人的材料库选用：只列这个事项用得上的，经申请人同意，查看留痕',
  audience: 'staff',
  permission: 'materials.useLibraryAtCounter',
  body: Type.Object({ item, applicant }, { additionalProperties: false }),
  output: Type.Object({ materials: Type.Array(Type.Object({ name: Type.String(), entries: Type.Array(EntryView) })) }),
  async run(ctx, { body }) {
    if (!(await findConsent(ctx, { subjectId: body.applicant, scope: 'sharedData' }))) return { materials: [] }
    const [{ region }, published, library] = [await getOfficer(ctx), await getPublishedItem(ctx, body.item), await listEntries(ctx.db, body.applicant, ctx.clock.today(), undefined, MOST_ENTRIES)]
    const described = new Map((await describeEntries(ctx, library)).map((entry) => [entry.id, entry]))
    const materials = listMaterialNames(published).flatMap((name) => {
      const entries = listFitting(library, name).slice(0, MOST_FOR_MATERIAL).map(({ id }) => described.get(id)!)
      return entries.length > 0 ? [{ name, entries }] : []
    })
    const shown = new Map(materials.flatMap(({ entries }) => entries.map((entry) => [entry.id, entry.name])))
    await recordAccess(ctx, [...shown.values()].map((what): DataAccess => ({
      subjectId: body.applicant, region, kind: 'library', what, fields: ['材料名称', '存入日期'], purpose: `窗口办理「${published.name}」时选用`, basis: BASIS, itemCode: body.item, outcome: 'shown',
    })))
    return { materials }
  },
})
