import Type, { type Static } from 'typebox'
import { Nullable } from '../../../platform/nullable.ts'
import type { Context } from '../../../platform/context.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { getDirectory, getOfficer } from '../../organisation/index.ts'
import { ItemSummary } from '../contract.ts'
import { createSummarise } from '../item-summary.ts'
import { loadAllItems, type PublishedItem } from '../published-items.ts'
import { ZoneInput } from './contract-zones.ts'

const PreviewInput = Type.Object({
  /** Whose people look: a county of the city, or the officer's own region. */
  region: Type.Optional(Type.String({ title: '地区', pattern: '^\\d{6}$', description: '6 位区划代码，不填为本地区' })),
  itemCodes: Type.Array(ZoneInput.properties.itemCodes.items, { title: '事项', maxItems: 100 }),
}, { additionalProperties: false })

const ZonePreview = Type.Object({
  region: Type.String(),
  regionName: Type.String(),
  rows: Type.Array(Type.Object({
    code: Type.String(),
    /** Null where there never was such an item. */
    name: Nullable(Type.String()),
    departmentName: Nullable(Type.String()),
    /** As its card on the portal says; null where people of the region do not see it. */
    shown: Nullable(ItemSummary),
    /** Why they do not. */
    hiddenReason: Nullable(Type.String()),
  })),
})
type ZonePreview = Static<typeof ZonePreview>

export const previewZoneOperation = defineOperation({
  id: 'catalogue.previewZone',
  summary: '预览专区里的事项：一个地区的群众会看到哪些，哪些不展示和为什么',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  body: PreviewInput,
  output: ZonePreview,
  run: (ctx, { body }) => previewZone(ctx, body.itemCodes, body.region),
})

/** The items of a zone as people of a region would see them, in its order. */
export async function previewZone(ctx: Context, itemCodes: readonly string[], asked: string | undefined): Promise<ZonePreview> {
  const region = asked ?? (await getOfficer(ctx)).region
  const regionName = (await getDirectory(ctx)).region(region)
  const [items, summarise] = await Promise.all([loadAllItems(ctx), createSummarise(ctx, region)])
  return {
    region,
    regionName,
    rows: itemCodes.map((code) => {
      const published = items.get(code)
      const shown = published?.state === 'active' ? (summarise(published.item) ?? null) : null
      return { code, name: published?.item.name ?? null, departmentName: published?.item.departmentName ?? null, shown, hiddenReason: shown ? null : hiddenReason(published, regionName) }
    }),
  }
}

function hiddenReason(published: PublishedItem | undefined, regionName: string): string {
  if (!published) return '目录里没有这个事项，请去掉。'
  switch (published.state) {
    case 'suspended': return '已暂停办理，恢复后才展示。保存前请先去掉。'
    case 'cancelled': return '已取消，请去掉。'
    case 'active': return `${regionName}不办理，选了${regionName}的群众看不到。`
  }
}
