import Type from 'typebox'
import { canonicalJson } from '../../../platform/canonical-json.ts'
import { Refusal } from '../../../platform/errors.ts'
import { defineOperation, type Download } from '../../../platform/operations.ts'
import { missingGlyphs, textOf } from '../../../platform/pdf/index.ts'
import { type Directory, getDirectory, getOfficer } from '../../organisation/index.ts'
import { itemAt } from '../entries/local-items.ts'
import { loadPublishedItems, loadRegionEntries, type Reading } from '../published-items.ts'
import { readGuide } from '../read-guide.ts'
import { type ManualItem, toManualDocument } from './manual-document-rules.ts'

/** Of the document's layout: a new one makes every kept file anew. */
const TEMPLATE_VERSION = 1
/** 〓, the printers' mark for a character they have no type for (GB/T 2312 row 1). */
const MISSING_CHARACTER = '〓'

/** 办事手册 for a county, one department of it, a township or a village: what is handled there, to be printed and laid out. */
export const printManual = defineOperation({
  id: 'catalogue.printManual',
  summary: '打印办事手册（PDF）',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  query: Type.Object({
    region: Type.Optional(Type.String({ title: '地区', pattern: '^[0-9]{6}$' })),
    division: Type.Optional(Type.String({ title: '乡镇（街道）或村（社区）', pattern: '^[0-9]{12}$' })),
    department: Type.Optional(Type.String({ title: '实施部门', maxLength: 100 })),
  }),
  output: Type.String(),
  transfer: 'file',
  async run(ctx, { query: { region: asked, division: askedDivision, department = null } }) {
    const officer = await getOfficer(ctx)
    const directory = await getDirectory(ctx)
    const region = askedDivision === undefined ? (asked ?? officer.region) : directory.division(askedDivision).region
    const division = askedDivision ?? `${region}000000`
    const items = await listManualItems(ctx, directory, region, division, department)
    if (items.length === 0) throw new Refusal(404, 'catalogue.empty_manual', '所选范围没有正在办理的事项，请换一个地区或部门。')
    const placeName = placeNameOf(directory, region, division)
    const document = toManualDocument({ placeName, department, date: ctx.clock.today(), items })
    const missing = missingGlyphs(textOf(document))
    const printable = missing.length === 0 ? document : (JSON.parse(JSON.stringify(document), (_, value: unknown) => (typeof value === 'string' ? replaceAll(value, missing) : value)) as typeof document)
    await ctx.audit.append({ region: officer.region, operation: 'catalogue.printManual', actor: ctx.actor.accountId, detail: { division, department, items: items.length } })
    const content = await ctx.pdf.render(canonicalJson(['manual', TEMPLATE_VERSION, printable]), () => printable)
    return { mediaType: 'application/pdf', fileName: `${printable.title}.pdf`, content } satisfies Download as never
  },
})

/** A county's own departments; of a township or village its own body and those between it and the county. */
async function listManualItems(platform: Reading, directory: Directory, region: string, division: string, department: string | null): Promise<ManualItem[]> {
  const entries = await loadRegionEntries(platform, region)
  const items = [...(await loadPublishedItems(platform)).values()].filter(({ item }) => department === null || item.departmentName === department)
  const divisions = divisionsUpwards(directory, region, division)
  const handled = items.flatMap(({ item }) => {
    const rows = entries.get(item.code) ?? []
    const at = divisions.find((code) => rows.some((row) => row.division_code === code))
    return at === undefined ? [] : [{ item, at }]
  })
  return Promise.all(handled.map(async ({ item, at }) => {
    const place = at === `${region}000000` ? { region } : { division: at }
    return { guide: await readGuide(platform, item.code, place, {}), item: await itemAt(platform, item, at) }
  }))
}

/** A village, its township; the county stands alone. */
function divisionsUpwards(directory: Directory, region: string, division: string): string[] {
  const own = `${region}000000`
  if (division === own) return [own]
  const codes: string[] = []
  for (let code: string | null = division; code !== null && code !== own; code = directory.division(code).parentCode) codes.push(code)
  return codes
}

function placeNameOf(directory: Directory, region: string, division: string): string {
  const below = division === `${region}000000` ? [] : divisionsUpwards(directory, region, division).toReversed().map((code) => directory.division(code).name)
  return [directory.region(region), ...below].join('')
}

const replaceAll = (text: string, missing: readonly string[]): string => Array.from(text, (character) => (missing.includes(character) ? MISSING_CHARACTER : character)).join('')
