import type { Context } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { toRfc3339 } from '../../../platform/legal-dates.ts'
import { defineOperation } from '../../../platform/operations.ts'
import { type Directory, getDirectory, getOfficer, mayDo } from '../../organisation/index.ts'
import { elementText } from '../element-text.ts'
import type { ServiceItem } from '../item.ts'
import { type LocalElements, localElements } from '../local-elements.ts'
import { type ClaimLine, describeClaim, loadClaimBoard, refuseOtherRegion } from './claim-board.ts'
import { type EntryEventRow, listEntryEvents } from './claim-store.ts'
import { EntryParams, EntryView } from './contract.ts'
import { chainTo } from './local-items.ts'
import { allMaterials, holdingLocal, type LocalKey, localiseAlong, reasonNotToWaive } from './local-rules.ts'

const HISTORY_SHOWN = 50

/** One item at one place: what the standard says, what the places above and the place itself say differently, and what holds. */
export const readEntry = defineOperation({
  id: 'catalogue.readEntry',
  summary: '实施清单一条：标准、上级和本地的内容，差异一目了然',
  audience: 'staff',
  permission: 'catalogue.readDrafts',
  params: EntryParams,
  output: EntryView,
  async run(ctx, { params: { divisionCode, code } }) {
    const [officer, directory] = await Promise.all([getOfficer(ctx), getDirectory(ctx)])
    refuseOtherRegion(directory, officer, directory.division(divisionCode).region)
    return describeEntry(ctx, directory, await getEntryLine(ctx, directory, divisionCode, code))
  },
})

/** A line of the claims with what holds above it. */
export interface EntryLine extends ClaimLine {
  /** The divisions above, within its region, that say something of their own; topmost first. */
  above: { division_code: string; local: LocalElements }[]
}

/** @throws Refusal `catalogue.no_place` where the base catalogue expects nothing of the place */
export async function getEntryLine(ctx: Context, directory: Directory, divisionCode: string, code: string): Promise<EntryLine> {
  const board = await loadClaimBoard(ctx, directory.division(divisionCode).region)
  const ofItem = board.filter(({ item }) => item.code === code)
  const line = ofItem.find(({ place }) => place.divisionCode === divisionCode)
  if (!line) throw notFound('这个地方应认领的这个事项', 'catalogue.no_place')
  const above = chainTo(directory, divisionCode).slice(0, -1).flatMap((division) => {
    const decision = ofItem.find(({ place }) => place.divisionCode === division)?.decision
    return decision?.state === 'claimed' && Object.keys(decision.local).length > 0 ? [{ division_code: division, local: decision.local }] : []
  })
  return { ...line, above }
}

/** The item as the places above an entry have it: what the entry's own words are compared with. */
export const inheritedItem = ({ item, above }: EntryLine): ServiceItem => localiseAlong(item, above, above.map((row) => row.division_code))

export async function describeEntry(ctx: Context, directory: Directory, line: EntryLine): Promise<EntryView> {
  const { place, item, decision, state, above } = line
  const { region, divisionCode } = place
  const local = decision?.local ?? {}
  const inherited = inheritedItem(line)
  const { holding, lapsed } = holdingLocal(inherited, local)
  const effective = localiseAlong(inherited, [{ division_code: divisionCode, local }], [divisionCode])
  const events = await listEntryEvents(ctx.db, { region, division_code: divisionCode, item_code: item.code }, HISTORY_SHOWN)
  return {
    ...describeClaim(directory, line),
    region,
    version: decision?.version ?? item.version,
    localVersion: decision?.local_version ?? 0,
    inheritsFrom: above.map((row) => ({ divisionCode: row.division_code, divisionName: directory.division(row.division_code).name })),
    local,
    elements: (Object.keys(localElements) as LocalKey[]).map((key) => describeElement(directory, line, key, { inherited, effective, holding, lapsed })),
    materials: allMaterials(item).map((material) => ({
      id: material.id, name: material.name,
      isWaived: !allMaterials(effective).some(({ id }) => id === material.id),
      cannotWaiveReason: reasonNotToWaive(material) ?? null,
    })),
    history: events.map((event) => ({ at: toRfc3339(event.at), by: event.actor_name, kind: event.kind, kindName: eventWords[event.kind], note: noteOf(event) })),
    allowedActions: actionsOn(state, mayDo('catalogue.claim', ctx.actor.roles)),
  }
}

interface Layers {
  inherited: ServiceItem
  effective: ServiceItem
  holding: LocalElements
  lapsed: Partial<Record<LocalKey, string>>
}

/** One element as the standard, the places above and the place itself have it. */
function describeElement(directory: Directory, { item, decision, above }: EntryLine, key: LocalKey, { inherited, effective, holding, lapsed }: Layers): EntryView['elements'][number] {
  const element = localElements[key]
  const textOf = (value: unknown) => elementText(element, key === 'waivedMaterials' ? toMaterialNames(item, value as string[]) : value)
  const standardText = textOf(valueOf(item, item, {}, key))
  const inheritedValue = valueOf(item, inherited, {}, key)
  const inheritedText = textOf(inheritedValue)
  const effectiveValue = valueOf(item, effective, holding, key)
  const effectiveText = textOf(effectiveValue)
  const own = decision?.local ?? {}
  return {
    key,
    title: element.title,
    hint: element.hint,
    standardText,
    inheritedText,
    inheritedFrom: inheritedText === standardText ? null : nameOfSource(directory, above, key),
    inheritedValue,
    ownText: Object.hasOwn(own, key) ? textOf(own[key]) : null,
    effectiveText,
    effectiveValue,
    isDifferent: effectiveText !== standardText,
    lapsedReason: lapsed[key] ?? null,
  }
}

const eventWords: Readonly<Record<EntryEventRow['kind'], string>> = { claimed: '认领', declined: '说明不办理', released: '解除认领', localChanged: '修改本地内容', moved: '实施主体调整' }

/** The value of a local element as an item has it; what stands only beside the item is taken from what was said. */
function valueOf(standard: ServiceItem, item: ServiceItem, said: LocalElements, key: LocalKey): unknown {
  if (key === 'places') return said.places ?? []
  if (key !== 'waivedMaterials') return item[key]
  const asked = new Set(allMaterials(item).map(({ id }) => id))
  return allMaterials(standard).map(({ id }) => id).filter((id) => !asked.has(id))
}

/** Who above said it last. */
function nameOfSource(directory: Directory, above: readonly { division_code: string; local: LocalElements }[], key: LocalKey): string | null {
  const source = above.findLast(({ local }) => Object.hasOwn(local, key))
  return source ? directory.division(source.division_code).name : null
}

function toMaterialNames(item: ServiceItem, ids: readonly string[]): string[] {
  const names = new Map(allMaterials(item).map((material) => [material.id, material.name]))
  return ids.map((id) => names.get(id) ?? `${id}（标准里已没有）`)
}

function noteOf({ detail }: EntryEventRow): string | null {
  if (typeof detail.reason === 'string') return detail.reason
  return Array.isArray(detail.titles) ? detail.titles.join('、') || '恢复为与上级一致' : null
}

function actionsOn(state: ClaimLine['state'], mayClaim: boolean): EntryView['allowedActions'] {
  const offer = (action: string, refusal: string | null) => ({ action, isAllowed: mayClaim && refusal === null, reason: mayClaim ? refusal : '只有事项管理员可以处理。' })
  return [
    offer('claim', state === 'claimed' ? '已经认领。' : null),
    offer('decline', state === 'claimed' ? '已经认领，请先解除认领。' : null),
    offer('release', state === 'claimed' ? null : '没有认领。'),
    offer('changeLocal', state === 'claimed' ? null : '认领以后才能填写本地内容。'),
  ]
}
